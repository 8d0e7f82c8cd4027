import { workbook } from '../../../support/xlsx_writer.mjs';

// The same days as in xlsx_cells, counted from 1904: 1,462 less.
export default () => ({
  name: 'mac.xlsm',
  bytes: workbook({
    date1904: true,
    type: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
    formats: [0, 14, 'yyyy\\-mm\\-dd hh:mm:ss.000'],
    sheets: [{ name: 'Calls', rows: [['Call ID', 'Started at', 'Ended at'], ['a', { v: 42369, s: 1 }, { v: 42369.5, s: 2 }], ['b', { v: 0, s: 1 }, { v: '1.000005787', s: 2 }]] }],
  }),
});
