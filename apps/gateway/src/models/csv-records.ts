/** A record of a CSV file and the line on which it begins, counted from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A record that is not as RFC 4180 says, or is too long. */
export class BadRecord extends Error {
  readonly line: number;

  constructor(line: number, what: string) {
    super(what);
    this.line = line;
  }
}

const QUOTE = '"';

/**
 * Takes a CSV file apart as it comes (RFC 4180): fields in quotation marks may hold commas, line ends and, doubled, quotation marks.
 * Spreadsheets in some countries write semicolons instead of commas: the first line shows which. Empty lines are left out.
 */
export class CsvParser {
  readonly #maxLength: number;
  #delimiter = '';
  #fields: string[] = [];
  #field = '';
  #length = 0;
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  #line = 1;
  #recordLine = 1;

  /** A record may have so many characters. */
  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** The line that is being read. */
  get line(): number {
    return this.#line;
  }

  /** The records that are complete with more of the file. Throws BadRecord. */
  *push(text: string): Generator<CsvRecord> {
    this.#delimiter ||= delimiterOf(text);
    for (const character of text) {
      if (++this.#length > this.#maxLength) throw new BadRecord(this.#recordLine, 'is too long');
      if (character === '\n') this.#line++;
      if (this.#state === 'quoted') this.#inQuotes(character);
      else if (character === '\n') yield* this.#endRecord();
      else this.#outside(character);
    }
  }

  /** The last record, when the file does not end with a line end. Throws BadRecord. */
  *end(): Generator<CsvRecord> {
    if (this.#state === 'quoted') throw new BadRecord(this.#recordLine, 'a quotation mark is not closed');
    yield* this.#endRecord();
  }

  #inQuotes(character: string): void {
    if (character === QUOTE) this.#state = 'closed';
    else this.#field += character;
  }

  #outside(character: string): void {
    if (character === this.#delimiter) this.#endField();
    else if (character === QUOTE && this.#state === 'start') this.#state = 'quoted';
    else if (character === QUOTE && this.#state === 'closed') {
      this.#field += QUOTE;
      this.#state = 'quoted';
    } else if (this.#state === 'closed') {
      if (character !== '\r') throw new BadRecord(this.#line, 'there is text after a closing quotation mark');
    } else {
      this.#field += character;
      this.#state = 'plain';
    }
  }

  #endField(): void {
    this.#fields.push(this.#field);
    this.#field = '';
    this.#state = 'start';
  }

  *#endRecord(): Generator<CsvRecord> {
    if (this.#state !== 'closed' && this.#field.endsWith('\r')) this.#field = this.#field.slice(0, -1);
    this.#endField();
    const record = { line: this.#recordLine, fields: this.#fields };
    this.#fields = [];
    this.#length = 0;
    this.#recordLine = this.#line;
    if (record.fields.length > 1 || record.fields[0]?.trim()) yield record;
  }
}

function delimiterOf(text: string): string {
  const [line = ''] = text.split('\n', 1);
  return line.includes(';') && !line.includes(',') ? ';' : ',';
}
