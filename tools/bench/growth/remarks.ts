/** For each growth: what bends first, and why. Written by people who looked. */
export const remarks: Readonly<Record<string, string>> = {};
