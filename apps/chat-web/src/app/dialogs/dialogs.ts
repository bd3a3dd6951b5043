import { Injectable, Injector, inject, type Type } from '@angular/core';
import type { MatDialogConfig } from '@angular/material/dialog';
import type { Message } from '@prosa/proto/chat';
import { firstValueFrom } from 'rxjs';
import type { PickedTime, TimeQuestion } from '../later/pick-time.ts';
import { Words } from '../i18n/words.ts';
import type { Question } from './confirm.ts';
import type { ChosenLabel } from '../labels/label-dialog.ts';
import type { TextQuestion } from './edit-text.ts';
import type { PollDraft } from './create-poll.ts';

/** Opens the dialogs. Each is fetched when it is opened first; the focus goes back to where it was. */
@Injectable({ providedIn: 'root' })
export class Dialogs {
  private readonly injector = inject(Injector);
  private readonly words = inject(Words);

  /** Asks before something is lost; true: do it. */
  async confirm(question: Question): Promise<boolean> {
    const { Confirm } = await import('./confirm.ts');
    return (await this.open<boolean>(Confirm, { data: question, role: 'alertdialog' })) === true;
  }

  /** Makes a room. */
  async createRoom(): Promise<void> {
    const { CreateRoom } = await import('./create-room.ts');
    await this.open(CreateRoom);
  }

  /** Finds public rooms. */
  async browseRooms(): Promise<void> {
    const { BrowseRooms } = await import('./browse-rooms.ts');
    await this.open(BrowseRooms);
  }

  /** Begins or finds a conversation. */
  async newDirect(): Promise<void> {
    const { NewDirect } = await import('./new-direct.ts');
    await this.open(NewDirect);
  }

  /** Brings people into a room. */
  async addMembers(roomId: string): Promise<void> {
    const { AddMembers } = await import('./add-members.ts');
    await this.open(AddMembers, { data: roomId });
  }

  /** Changes name and topic. */
  async editRoom(roomId: string): Promise<void> {
    const { EditRoom } = await import('./edit-room.ts');
    await this.open(EditRoom, { data: roomId });
  }

  /** Makes a link that lets people create accounts. */
  async invite(): Promise<void> {
    const { Invite } = await import('./invite.ts');
    await this.open(Invite);
  }

  /** Shows who has read a message. */
  async readers(message: Message): Promise<void> {
    const { Readers } = await import('./readers.ts');
    await this.open(Readers, { data: message, width: '22rem' });
  }

  /** The keys and what they do. */
  async shortcuts(): Promise<void> {
    const { ShortcutSheet } = await import('./shortcut-sheet.ts');
    await this.open(ShortcutSheet);
  }

  /** Says what one is doing, for a while. */
  async setStatus(): Promise<void> {
    const { SetStatus } = await import('./set-status.ts');
    await this.open(SetStatus, { width: '37rem' });
  }

  /** Asks for a day; gives the seq of its first message in the room. Undefined: nowhere to go. */
  async jumpToDate(roomId: string): Promise<bigint | undefined> {
    const { JumpToDate } = await import('./jump-to-date.ts');
    return this.open<bigint>(JumpToDate, { data: roomId, width: '24rem' });
  }

  /** Puts a question together; undefined: thought better of it. */
  async createPoll(question: string): Promise<PollDraft | undefined> {
    const { CreatePoll } = await import('./create-poll.ts');
    return this.open<PollDraft>(CreatePoll, { data: question });
  }

  /** Asks which label a message bears; undefined: it stays. */
  async label(message: Message): Promise<ChosenLabel | undefined> {
    const [{ LabelDialog }] = await Promise.all([import('../labels/label-dialog.ts'), this.words.fetchRest()]);
    return this.open<ChosenLabel>(LabelDialog, { data: message });
  }

  /** Brings a message before the moderators. */
  async report(message: Message): Promise<void> {
    const [{ ReportMessage }] = await Promise.all([import('../moderation/report-message.ts'), this.words.fetchRest()]);
    await this.open(ReportMessage, { data: message });
  }

  /** Says a message again in another room. */
  async forward(message: Message): Promise<void> {
    const { ForwardMessage } = await import('./forward-message.ts');
    await this.open(ForwardMessage, { data: message });
  }

  /** Shows what a message said before. */
  async earlierTexts(message: Message): Promise<void> {
    const { EarlierTexts } = await import('./earlier-texts.ts');
    await this.open(EarlierTexts, { data: message });
  }

  /** Asks for a time to come; undefined: none was chosen. */
  async pickTime(question: TimeQuestion): Promise<PickedTime | undefined> {
    const { PickTime } = await import('../later/pick-time.ts');
    // Most want one of the times and no note: on a phone a field with the focus would bring up the keyboard over them.
    return this.open<PickedTime>(PickTime, { data: question, autoFocus: '.presets button' });
  }

  /** Asks for a text; undefined: it stays. */
  async editText(question: TextQuestion): Promise<string | undefined> {
    const { EditText } = await import('./edit-text.ts');
    return this.open<string>(EditText, { data: question });
  }

  private async open<Result>(component: Type<unknown>, config: MatDialogConfig = {}): Promise<Result | undefined> {
    const { MatDialog } = await import('@angular/material/dialog');
    const opened = this.injector.get(MatDialog).open<unknown, unknown, Result>(component, {
      width: '30rem',
      maxHeight: 'calc(100dvh - 2rem)',
      autoFocus: 'first-tabbable',
      restoreFocus: true,
      enterAnimationDuration: 140,
      exitAnimationDuration: 100,
      ...config,
    });
    return firstValueFrom(opened.afterClosed(), { defaultValue: undefined });
  }
}
