/** From what a workbook keeps of a value to the text a person would type: dates as `2023-05-14`, numbers with a point, shares in %. */

/** What a number of a workbook stands for, by the way it is shown. */
export type Shown = 'number' | 'percent' | 'date' | 'time' | 'elapsed';

/** Digits of a number that spreadsheets show: beyond, they are only what binary makes of decimals. */
const DIGITS = 15;
/** The first of January 10000, which no date of a spreadsheet reaches. */
const LAST_DAY = 2_958_466;
/** Days from the first of January 1900 to that of 1904, where old Macintosh workbooks begin to count. */
const FROM_1904 = 1_462;
/** Spreadsheets count a 29 February 1900 that never was: days before it are one late. */
const NEVER_WAS = 60;

/** The text of a number, as it is shown; as it stands when it is none. */
export function numberText(text: string, shown: Shown, from1904: boolean): string {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return text;
  if (shown === 'percent') return `${plainNumber(value * 100)}%`;
  if (shown === 'elapsed') return clock(Math.round(value * 86_400));
  const day = value + (from1904 ? FROM_1904 : 0);
  if (shown === 'number' || value < 0 || day >= LAST_DAY) return INTEGER.test(text) ? text : plainNumber(value);
  return shown === 'time' && value < 1 ? clock(Math.round(value * 86_400)) : dayText(day);
}

const INTEGER = /^-?\d{1,30}$/;

/** A number in its shortest text, without exponent. */
function plainNumber(value: number): string {
  const text = String(Number(value.toPrecision(DIGITS)));
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: DIGITS }) : text;
}

/** The day, and the hour if there is one, of a number of days. */
function dayText(days: number): string {
  const start = Date.UTC(1899, 11, days < NEVER_WAS ? 31 : 30);
  return isoText(new Date(start + Math.round(days * 86_400) * 1_000).toISOString());
}

/** A date as workbooks write it, `2023-05-14T00:00:00`, without an hour that says nothing; as it stands when it is none. */
export function isoText(text: string): string {
  const [, day, hour, second] = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(?::(\d\d)(?:\.\d{1,9})?)?Z?)?$/.exec(text.slice(0, LONGEST_DATE)) ?? [];
  if (!day) return text;
  const time = `${hour ?? '00:00'}${second && second !== '00' ? `:${second}` : ''}`;
  return time === '00:00' ? day : `${day} ${time}`;
}

const LONGEST_DATE = 40;

/** A duration as OpenDocument writes it, `PT37H30M00S`, as `37:30`; as it stands when it is none. */
export function durationText(text: string): string {
  const found = /^PT(\d{1,9})H(\d{1,9})M(\d{1,9})(?:[.,]\d{1,12})?S$/.exec(text.slice(0, LONGEST_DATE));
  return found ? clock(Number(found[1]) * 3_600 + Number(found[2]) * 60 + Number(found[3])) : text;
}

function clock(seconds: number): string {
  const rest = Math.abs(seconds);
  const two = (number: number): string => String(Math.floor(number)).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${two(rest / 3_600)}:${two((rest / 60) % 60)}${rest % 60 === 0 ? '' : `:${two(rest % 60)}`}`;
}

/** How numbers of a format are shown, from its code: `dd/mm/yyyy` is a date, `0.0%` a share, `[h]:mm` hours that add up. */
export function shownBy(code: string): Shown {
  const [positive = ''] = code
    .slice(0, LONGEST_CODE)
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .split(';');
  if (/\[(h+|m+|s+)\]/i.test(positive)) return 'elapsed';
  const bare = positive.replace(/\[[^\]]*\]/g, '').replace(/general|standard/gi, '');
  if (/[yd]/i.test(bare)) return 'date';
  if (/[hs]/i.test(bare)) return 'time';
  if (/m/i.test(bare)) return 'date';
  return bare.includes('%') ? 'percent' : 'number';
}

const LONGEST_CODE = 300;

/** Formats that every workbook knows by number, without their code. */
export function shownByNumber(format: number): Shown {
  if (format === 9 || format === 10) return 'percent';
  if ((format >= 18 && format <= 21) || format === 45 || format === 47) return 'time';
  if (format === 46) return 'elapsed';
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 50 && format <= 58) ? 'date' : 'number';
}

/** What a sheet keeps of a truth. */
export function truthText(text: string): string {
  return text === '1' || text === 'true' ? 'true' : 'false';
}
