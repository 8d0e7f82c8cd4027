import { workbook } from '../../../support/xlsx_writer.mjs';
import { zip } from '../../../../scripts/generate/sample/zip.mjs';

const book = (customer) => workbook({ sheets: [{ name: 'Sheet1', rows: [['Date', 'Customer', 'Amount'], ['2024-01-05', customer, 5], ['2024-01-06', customer, 7]] }] });

// One of the workbooks is not called so: what it holds tells.
export default () => ({
  name: 'all.zip',
  bytes: zip([
    { name: 'north.xlsx', bytes: book('Ann') },
    { name: 'south.bin', bytes: book('Bob') },
    { name: 'west.csv', bytes: Buffer.from('Date,Customer,Amount\n2024-01-07,Cy,1\n') },
  ]),
});
