// What every part of the catalogue is given: whether the form for something new is open, and what closes it.

export type PartProps = { readonly adding: boolean; readonly onAdded: () => void };
