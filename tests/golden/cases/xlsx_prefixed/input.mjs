import { workbook } from '../../../support/xlsx_writer.mjs';

// Other writers' ways: a prefix for every element, UTF-16, CDATA, references of characters, folders and names of their own, the
// strings in front of the sheets.
const utf16 = (xml) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le')]);

export default () => ({
  name: 'other.xlsx',
  bytes: workbook({
    prefix: 'x',
    folder: 'custom/deep',
    stringsLast: false,
    formats: [0, 'dd/mm/yyyy'],
    sheets: [{ name: 'Größe & Maß', rows: [['Datum', 'Kunde', 'Betrag'], [{ v: 43831, s: 1 }, 'Jörg', 3], [{ v: 43862, s: 1 }, { t: 'inlineStr', v: 'CDATA' }, 4]] }],
    parts: {
      'custom/deep/worksheets/sheet1.xml': (xml) => utf16(xml.replace('<x:t>CDATA</x:t>', '<x:t><![CDATA[<&>]]>&#x20AC;&amp;</x:t>')),
      'custom/deep/sharedStrings.xml': (xml) => utf16(xml),
    },
  }),
});
