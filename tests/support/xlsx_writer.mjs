// Writes workbooks for the tests from the format's description (ECMA-376), sharing nothing with the reader.
//
// workbook({ sheets: [{ name, rows, state, xml }], ... }) → Buffer. A row is a list of cells, or { r, cells, attributes }; a cell is
// undefined (none), a string (shared), a number, or an object: { v, t, s, r, f, xml }. Anything can be set wrong on purpose:
// `parts` adds or replaces parts (null: leaves one out), `prefix` puts all elements of the sheets into a prefix.
import { zip } from '../../scripts/generate/sample/zip.mjs';

const kMain = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const kOffice = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const kPackage = 'http://schemas.openxmlformats.org/package/2006';
const kTypes = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const kHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const escape = (text) =>
  String(text).replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

// 0 → "A", 27 → "AB"
export function letters(column) {
  let text = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
}

class Strings {
  items = [];
  index = new Map();
  of(text) {
    if (!this.index.has(text)) {
      this.index.set(text, this.items.length);
      this.items.push(`<si><t xml:space="preserve">${escape(text)}</t></si>`);
    }
    return this.index.get(text);
  }
}

function cellXml(cell, reference, strings, p) {
  if (cell === undefined || cell === null) return '';
  if (typeof cell === 'string') cell = { t: 's', v: strings.of(cell) };
  if (typeof cell === 'number') cell = { v: cell };
  if (cell.xml !== undefined) return cell.xml;
  const at = cell.r === null ? '' : ` r="${cell.r ?? reference}"`;
  const style = cell.s === undefined ? '' : ` s="${cell.s}"`;
  const type = cell.t === undefined ? '' : ` t="${cell.t}"`;
  const formula = cell.f === undefined ? '' : `<${p}f>${escape(cell.f)}</${p}f>`;
  const value = cell.v === undefined ? '' : cell.t === 'inlineStr' ? `<${p}is><${p}t>${escape(cell.v)}</${p}t></${p}is>` : `<${p}v>${escape(cell.v)}</${p}v>`;
  return `<${p}c${at}${style}${type}>${formula}${value}</${p}c>`;
}

export function sheetXml(rows, strings, prefix = '') {
  const p = prefix === '' ? '' : `${prefix}:`;
  let number = 0;
  const body = rows.map((row) => {
    const given = Array.isArray(row) ? { cells: row } : row;
    number = Number.isInteger(given.r) ? given.r : number + 1;
    if (given.xml !== undefined) return given.xml;
    const cells = given.cells.map((cell, column) => cellXml(cell, `${letters(column)}${number}`, strings, p)).join('');
    return `<${p}row${given.r === null ? '' : ` r="${given.r ?? number}"`}>${cells}</${p}row>`;
  });
  const space = prefix === '' ? `xmlns="${kMain}"` : `xmlns:${prefix}="${kMain}"`;
  return `${kHead}<${p}worksheet ${space}><${p}dimension ref="A1"/><${p}sheetData>${body.join('')}</${p}sheetData></${p}worksheet>`;
}

// Number formats → xl/styles.xml: the style n shows formats[n], a built-in id or a code.
export function stylesXml(formats) {
  const codes = formats.filter((format) => typeof format === 'string');
  const id = (format) => (typeof format === 'string' ? 164 + codes.indexOf(format) : format);
  return (
    `${kHead}<styleSheet xmlns="${kMain}"><numFmts count="${codes.length}">` +
    codes.map((code, index) => `<numFmt numFmtId="${164 + index}" formatCode="${escape(code)}"/>`).join('') +
    `</numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="${formats.length}">` +
    formats.map((format) => `<xf numFmtId="${id(format)}" xfId="0"/>`).join('') +
    '</cellXfs><dxfs><dxf><numFmt numFmtId="164" formatCode="0.00"/></dxf></dxfs></styleSheet>'
  );
}

export function workbook({ sheets, formats = [0], date1904 = false, prefix = '', folder = 'xl', parts = {}, stringsLast = true, type = 'sheet.main+xml' }) {
  const strings = new Strings();
  const files = new Map();
  const sheetList = [];
  const relations = [];
  const types = [];
  sheets.forEach((sheet, index) => {
    const part = `worksheets/sheet${index + 1}.xml`;
    files.set(`${folder}/${part}`, sheet.xml ?? sheetXml(sheet.rows ?? [], strings, prefix));
    const state = sheet.state ? ` state="${sheet.state}"` : '';
    sheetList.push(`<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${state} r:id="rId${index + 1}"/>`);
    relations.push(`<Relationship Id="rId${index + 1}" Type="${kOffice}/${sheet.kind ?? 'worksheet'}" Target="${part}"/>`);
    types.push(`<Override PartName="/${folder}/${part}" ContentType="${kTypes}.worksheet+xml"/>`);
  });
  relations.push(`<Relationship Id="rIdS" Type="${kOffice}/sharedStrings" Target="/${folder}/sharedStrings.xml"/>`);
  relations.push(`<Relationship Id="rIdY" Type="${kOffice}/styles" Target="styles.xml"/>`);
  const shared = `${kHead}<sst xmlns="${kMain}" count="${strings.items.length}">${strings.items.join('')}</sst>`;
  const all = new Map();
  all.set(
    '[Content_Types].xml',
    `${kHead}<Types xmlns="${kPackage}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/${folder}/workbook.xml" ContentType="${type.includes('/') ? type : `${kTypes}.${type}`}"/>${types.join('')}</Types>`,
  );
  all.set('_rels/.rels', `${kHead}<Relationships xmlns="${kPackage}/relationships"><Relationship Id="rId1" Type="${kOffice}/officeDocument" Target="${folder}/workbook.xml"/></Relationships>`);
  if (!stringsLast) all.set(`${folder}/sharedStrings.xml`, shared);
  for (const [name, xml] of files) all.set(name, xml);
  all.set(
    `${folder}/workbook.xml`,
    `${kHead}<workbook xmlns="${kMain}" xmlns:r="${kOffice}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheetList.join('')}</sheets></workbook>`,
  );
  all.set(`${folder}/_rels/workbook.xml.rels`, `${kHead}<Relationships xmlns="${kPackage}/relationships">${relations.join('')}</Relationships>`);
  all.set(`${folder}/styles.xml`, stylesXml(formats));
  if (stringsLast) all.set(`${folder}/sharedStrings.xml`, shared);
  for (const [name, xml] of Object.entries(parts)) {
    if (xml === null) all.delete(name);
    else all.set(name, typeof xml === 'function' ? xml(all.get(name)) : xml);
  }
  return zip([...all].map(([name, xml]) => ({ name, bytes: Buffer.isBuffer(xml) ? xml : Buffer.from(xml, 'utf8') })));
}
