// The settings that a company begins with; every one can be changed by a posting.
import type { Settings } from './model';

/** Thirty days is the return window that most shops print on their slips. */
export const DEFAULT_SETTINGS: Settings = {
  returnWindowDays: 30,
  goLiveDate: null,
  labelAt: 'scan',
  returnReasons: [],
  receivingLocation: null,
};
