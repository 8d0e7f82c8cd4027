import { workbook } from '../../../support/xlsx_writer.mjs';

const cell = (r, v) => `<c r="${r}" t="str"><v>${v}</v></c>`;
const row = (r, ...cells) => ({ xml: `<row r="${r}">${cells.join('')}</row>` });
const good = (r, text) => row(r, cell(`A${r}`, '2024-01-05'), cell(`B${r}`, text));

// Rows that no spreadsheet has: each is a rejected record, and those around them are read.
export default () => ({
  name: 'wrong.xlsx',
  bytes: workbook({
    sheets: [
      {
        name: 'S',
        rows: [
          row(1, cell('A1', 'Date'), cell('B1', 'Customer')),
          good(2, 'Ann'),
          row(3, cell('A3', '2024-01-05'), cell('ZZZZZ1', 'far')),
          row(4, cell('A4', '2024-01-05'), cell('A4', 'twice')),
          row(-5, cell('A5', 'x')),
          row(4294967297, cell('A6', 'x')),
          row(1048577, cell('A7', 'x')),
          row(8, cell('A8', '2024-01-05'), cell('XFE8', 'x')),
          row(9, '<c r="B9" t="s"><v>-1</v></c>'),
          row(10, '<c r="B10" t="s"><v>99999999999999999999</v></c>'),
          good(7, 'backwards'),
          row(11, cell('XFD11', 'last column'), cell('B11', 'behind'), cell('A11', '2024-01-06')),
          row(12, '<c r="A12" s="4294967296"><v>45296</v></c>', cell('B12', 'no style')),
          row(13, '<c r="A13" t="str"><v>2024-01-07</v></c><c r="1048576" t="str"><v>x</v></c>'),
        ],
      },
    ],
  }),
});
