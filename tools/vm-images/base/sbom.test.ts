import { billOfMaterials, debianComponents } from './sbom.ts';

const status = `Package: zlib1g
Status: install ok installed
Architecture: amd64
Version: 1:1.3.dfsg+really1.3.1-1+b1

Package: gone
Status: deinstall ok config-files
Architecture: amd64
Version: 1

Package: bash
Status: install ok installed
Architecture: amd64
Version: 5.2.37-2
Description: shell
 Version: not this line
`;

test('lists what is installed, by name, with package URLs', () => {
  expect(debianComponents(status, 'debian-13')).toEqual([
    { name: 'bash', version: '5.2.37-2', purl: 'pkg:deb/debian/bash@5.2.37-2?arch=amd64&distro=debian-13' },
    {
      name: 'zlib1g',
      version: '1:1.3.dfsg+really1.3.1-1+b1',
      purl: 'pkg:deb/debian/zlib1g@1%3A1.3.dfsg%2Breally1.3.1-1%2Bb1?arch=amd64&distro=debian-13',
    },
  ]);
});

test('is CycloneDX, and the same for the same packages', () => {
  const components = debianComponents(status, 'debian-13');
  const text = billOfMaterials('prosa-base', components, 1_793_491_200);
  expect(billOfMaterials('prosa-base', components, 1_793_491_200)).toBe(text);
  const document = JSON.parse(text) as { serialNumber: string; components: unknown[]; metadata: { timestamp: string } };
  expect(document).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
  expect(document.serialNumber).toMatch(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  );
  expect(document.metadata.timestamp).toBe('2026-11-01T00:00:00.000Z');
  expect(document.components).toHaveLength(2);
  expect(billOfMaterials('prosa-base', components.slice(1), 1_793_491_200)).not.toContain(document.serialNumber);
});
