import { strToU8, type Zippable, zipSync } from 'fflate/browser';

/** Workbooks as programs write them, made by hand: what stands in each part is what the test is about. */

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Files of a zip, by their path. */
export type Files = Readonly<Record<string, string | Uint8Array>>;

export function zipOf(files: Files): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content])) as Zippable,
  );
}

/** What an Excel workbook is made of: the inside of `sheetData` by name of sheet, and the rest where it matters. */
export type Xlsx = Readonly<{
  sheets: Readonly<Record<string, string>>;
  /** The inside of `sst`. */
  strings?: string;
  /** The inside of `styleSheet`. */
  styles?: string;
  /** Attributes of a sheet, `state="hidden"`, by name. */
  states?: Readonly<Record<string, string>>;
  /** Inside of `workbook`, before its sheets. */
  before?: string;
  /** Parts more, or in place of the usual ones. */
  parts?: Files;
}>;

export function xlsxFiles({ sheets, strings, styles, states = {}, before = '', parts = {} }: Xlsx): Files {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${XML}<Relationships xmlns="${PACKAGE}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${before}<sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" ${states[name] ?? ''} r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${XML}<Relationships xmlns="${PACKAGE}">${names
      .map((_, i) => relation(`rId${i + 1}`, 'worksheet', `worksheets/sheet${i + 1}.xml`))
      .join('')}${relation('rId98', 'styles', 'styles.xml')}${relation('rId99', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    ...Object.fromEntries(
      Object.values(sheets).map((data, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${XML}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheetData>${data}</sheetData></worksheet>`,
      ]),
    ),
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${XML}<sst xmlns="${MAIN}">${strings}</sst>` }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': `${XML}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>` }),
    ...parts,
  };
}

export function xlsxOf(book: Xlsx): Uint8Array {
  return zipOf(xlsxFiles(book));
}

/** An OpenDocument workbook: its automatic styles, and the inside of its `spreadsheet`. */
export function odsFiles(tables: string, styles = ''): Files {
  const name = (space: string): string => `xmlns:${space}="urn:oasis:names:tc:opendocument:xmlns:${space}:1.0"`;
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest/>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${['office', 'table', 'text', 'style', 'draw', 'chart'].map(name).join(' ')} xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  };
}

export function odsOf(tables: string, styles = ''): Uint8Array {
  return zipOf(odsFiles(tables, styles));
}
