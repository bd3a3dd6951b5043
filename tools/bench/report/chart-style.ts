/** Colours and letters of all charts, for light and dark. */
export const chartStyle = `<style>
.ground{fill:#fff}text{font:13px system-ui,sans-serif;fill:#1f2328}.title{font-weight:600;font-size:15px}.quiet{fill:#59636e}
.value{font-variant-numeric:tabular-nums}.bar{fill:#b3bcc7}.accent{fill:#0b7a75}.spread{stroke:#59636e;fill:none;stroke-width:1.2}
.grid{stroke:#d9dee3;stroke-width:1}.line{fill:none;stroke-width:2}.s0{stroke:#0b7a75}.s1{stroke:#b35900}.s2{stroke:#6941a5}
.d0{fill:#0b7a75}.d1{fill:#b35900}.d2{fill:#6941a5}
@media (prefers-color-scheme:dark){.ground{fill:#151b23}text{fill:#e6edf3}.quiet{fill:#9ba6b2}.bar{fill:#56616d}.accent{fill:#4cc2bb}
.spread{stroke:#9ba6b2}.grid{stroke:#323b45}.s0{stroke:#4cc2bb}.s1{stroke:#f0a35c}.s2{stroke:#b79bea}.d0{fill:#4cc2bb}.d1{fill:#f0a35c}.d2{fill:#b79bea}}
</style>`;

/** Text as it may stand in XML, between tags and in attributes. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
