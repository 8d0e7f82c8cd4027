import { workbook } from '../../../support/xlsx_writer.mjs';
import { zip } from '../../../../scripts/generate/sample/zip.mjs';

const sheets = [{ name: 'Sheet1', rows: [['a'], ['b']] }];
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';

// What is not read is named, whatever it is called.
export default () => ({
  name: 'office.zip',
  bytes: zip([
    { name: 'letter.xlsx', bytes: workbook({ sheets, type: word }) },
    { name: 'binary.xlsb', bytes: workbook({ sheets, type: 'application/vnd.ms-excel.sheet.binary.macroEnabled.main' }) },
    { name: 'open.ods', bytes: zip([{ name: 'content.xml', bytes: Buffer.from('<a/>') }, { name: 'META-INF/manifest.xml', bytes: Buffer.from('<a/>') }, { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') }]) },
    { name: 'mac.numbers', bytes: zip([{ name: 'Index/Document.iwa', bytes: Buffer.from('x') }]) },
    { name: 'empty.xlsx', bytes: workbook({ sheets: [{ name: 'Sheet1', rows: [[]] }] }) },
    { name: 'headless.xlsx', bytes: workbook({ sheets, parts: { 'xl/workbook.xml': '<workbook' } }) },
    { name: 'good.csv', bytes: Buffer.from('Date,Customer,Amount\n2024-01-07,Cy,1\n') },
  ]),
});
