// The sentences of catalogue, attention and settings. Part of the catalogue in texts.ts.

export const HOUSE_TEXTS = {} as const;
