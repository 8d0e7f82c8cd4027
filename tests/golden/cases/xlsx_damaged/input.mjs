import { workbook } from '../../../support/xlsx_writer.mjs';
import { zip } from '../../../../scripts/generate/sample/zip.mjs';

const head = ['Date', 'Customer', 'Amount'];
const rows = [head, ['2024-01-05', 'Ann', 5], ['2024-01-06', 'Bob', 7], ['2024-01-07', 'Cy', 9]];
const inline = (row) => row.map((cell) => (typeof cell === 'string' ? { t: 'inlineStr', v: cell } : cell));
const one = (extra) => workbook({ sheets: [{ name: 'S', rows }], ...extra });
const sheet = 'xl/worksheets/sheet1.xml';
const bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';

export default () => ({
  name: 'damaged.zip',
  bytes: zip([
    { name: 'a_middle.xlsx', bytes: one({ parts: { [sheet]: (xml) => xml.replace('<row r="3">', '<row r="3"><c r="A3"></row>') } }) },
    { name: 'b_cut.xlsx', bytes: one({ parts: { [sheet]: (xml) => xml.slice(0, xml.indexOf('<c r="C3"')) } }) },
    { name: 'c_behind.xlsx', bytes: one({ parts: { [sheet]: (xml) => xml.replace('</worksheet>', '<open></worksheet>') } }) },
    { name: 'd_no_strings.xlsx', bytes: workbook({ sheets: [{ name: 'S', rows: [...rows.slice(0, 3).map(inline), rows[3]] }], parts: { 'xl/sharedStrings.xml': null } }) },
    { name: 'e_strings_cut.xlsx', bytes: one({ parts: { 'xl/sharedStrings.xml': (xml) => xml.slice(0, xml.indexOf('<si><t xml:space="preserve">Bob')) } }) },
    { name: 'f_no_styles.xlsx', bytes: workbook({ sheets: [{ name: 'S', rows: [head, [{ v: 45296, s: 1 }, 'Ann', 5]] }], parts: { 'xl/styles.xml': null } }) },
    { name: 'g_sheet_missing.xlsx', bytes: workbook({ sheets: [{ name: 'S', rows }, { name: 'Gone', rows }], parts: { 'xl/worksheets/sheet2.xml': null } }) },
    { name: 'h_no_sheet.xlsx', bytes: one({ parts: { [sheet]: '<html/>' } }) },
    { name: 'i_bomb.xlsx', bytes: one({ parts: { [sheet]: (xml) => xml.replace('<worksheet', `${bomb}<worksheet`) } }) },
    { name: 'j_string_bomb.xlsx', bytes: one({ parts: { 'xl/sharedStrings.xml': (xml) => xml.replace('<sst', `${bomb}<sst`) } }) },
    { name: 'k_deep.xlsx', bytes: one({ parts: { [sheet]: (xml) => xml.replace('<row r="3">', `<row r="3">${'<c>'.repeat(100000)}`) } }) },
  ]),
});
