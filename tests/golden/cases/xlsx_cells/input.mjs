import { workbook } from '../../../support/xlsx_writer.mjs';

// Styles: 0 General, 1 m/d/yy, 2 m/d/yy h:mm, 3 [h]:mm:ss, 4 euros, 5 dollars, 6 h:mm, 7 a percentage
const formats = [0, 14, 22, '[h]:mm:ss', '[$€-407] #,##0.00', '"$"#,##0.00;[Red]-"$"#,##0.00', 20, 9];
const rich = '<si><r><rPr><b/></rPr><t>Late </t></r><r><t xml:space="preserve">again</t></r><rPh sb="0" eb="4"><t>reading aid</t></rPh></si>';

export default () => ({
  name: 'orders.xlsx',
  bytes: workbook({
    formats,
    sheets: [
      {
        name: 'Orders',
        rows: [
          ['Orders of the winter'],
          ['Made on', { v: 43900, s: 1 }],
          [],
          ['Order ID', 'Order Date', 'Customer', 'Amount', 'Handle time', 'Note', 'Gift wrapped', 'Share', 'Shelf'],
          // A time that is not shown, the long form of 19.99, a duration beyond a day.
          [1001, { v: 43831.375, s: 1 }, 'Ann & Co', { v: '19.989999999999998', s: 4 }, { v: '1.135416666666667', s: 3 }, 'Late again', { t: 'b', v: 1 }, { v: 0.25, s: 7 }, { v: '1.2345678901234568E+16' }],
          { r: 8, cells: [1002, { v: 43832, s: 2 }, { t: 'inlineStr', v: 'Bob' }, { v: 1500, s: 5 }, , { t: 'str', f: 'A1', v: 'first_x000D_\nsecond' }, { t: 'b', v: 0 }, { t: 'e', v: '#DIV/0!' }, '00042'] },
          // No references: cells stand behind one another.
          { r: null, cells: [{ r: null, v: 1003 }, { r: null, t: 'd', v: '2020-01-03T10:00:00' }, { r: null, t: 's', v: 11 }, { r: null, v: -5 }] },
          { r: 12, cells: [1004, { v: 60, s: 1 }, 'Cy', { f: 'SUM(D1)', s: 4 }, { v: 0.5, s: 6 }] },
          { r: 13, cells: [{ s: 1 }, { s: 1 }, , { s: 4 }] },
        ],
      },
      { name: 'Chart', kind: 'chartsheet', xml: '<chartsheet/>' },
      { name: 'Nothing', rows: [[], [], [{ s: 1 }]] },
      { name: 'People <1>', state: 'hidden', rows: [['ID', 'Name', 'E-mail'], [7, 'Ann & Co', 'ann@example.org'], [8, 'Bob', 'bob@example.org']] },
    ],
    parts: {
      'xl/sharedStrings.xml': (xml) => xml.replace('<si><t xml:space="preserve">Late again</t></si>', rich),
    },
  }),
});
