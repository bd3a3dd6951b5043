/** For readers of YAML 1.1, to whom `on` without quotes is no text, and without anchors, so that people can read it. */
export const asOldYaml = { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 } as const;
