import { createHash } from 'node:crypto';

/** A package in an image. */
export interface Component {
  readonly name: string;
  readonly version: string;
  /** Package URL (https://github.com/package-url/purl-spec). */
  readonly purl: string;
}

/** The installed packages that a `status` file of dpkg lists, by name. */
export function debianComponents(status: string, distribution: string): Component[] {
  const components: Component[] = [];
  for (const paragraph of status.split('\n\n')) {
    const field = (name: string): string => new RegExp(`^${name}: (.*)$`, 'm').exec(paragraph)?.[1] ?? '';
    if (field('Status') !== 'install ok installed') continue;
    const [name, version, architecture] = [field('Package'), field('Version'), field('Architecture')];
    const purl = `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=${architecture}&distro=${distribution}`;
    components.push({ name, version, purl });
  }
  return components.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/**
 * A bill of materials in CycloneDX 1.6 (https://cyclonedx.org/docs/1.6/json/): the same components give the same bytes.
 * `madeAt` is in seconds since 1970.
 */
export function billOfMaterials(image: string, components: readonly Component[], madeAt: number): string {
  const listed = components.map(({ name, version, purl }) => ({
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
  }));
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify([image, listed]))}`,
    version: 1,
    metadata: {
      timestamp: new Date(madeAt * 1000).toISOString(),
      component: { type: 'operating-system', 'bom-ref': image, name: image },
    },
    components: listed,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** A version 8 UUID (RFC 9562) out of a hash. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = '89ab'[parseInt(hex[16] ?? '0', 16) % 4] ?? '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
