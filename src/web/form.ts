/** What was typed in a form, by field. Files and repeated fields are not text and are left out. */
export type Values = Readonly<Record<string, string>>;

/** What is wrong, by field, in the visitor's language. */
export type Problems = Readonly<Record<string, string>>;

/** Longest text kept from one field. */
const LONGEST = 2_000;

/** Text fields of a form. Never throws on what a visitor can send. */
export function valuesOf(data: FormData): Values {
  const values: Record<string, string> = {};
  for (const [name, value] of data) if (typeof value === 'string') values[name] = value.slice(0, LONGEST);
  return values;
}
