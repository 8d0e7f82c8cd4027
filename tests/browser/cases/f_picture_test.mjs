import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openFiles, settled } from "../../../scripts/view/page_driver.mjs";
import { itemOf } from "../support/models.mjs";
import { coloursIn, decodePng } from "../support/png.mjs";
import { pictures } from "../support/runner.mjs";
import { makeRows, writeTable } from "../support/tables.mjs";

const sizes = [
  [1600, 900],
  [1280, 720],
  [600, 900],
];

export default ["light", "dark"].flatMap((scheme) =>
  sizes.map(([width, height]) => ({
    name: `a picture, ${scheme}, ${width} × ${height}: panels are drawn and hold something`,
    // Firefox takes the scheme from a preference only: it runs in light.
    browsers: scheme === "light" ? ["chromium", "firefox"] : ["chromium"],
    async run({ page: open, folder, browserName }) {
      const page = await open({ width, height, ...(browserName === "chromium" ? { scheme } : {}) });
      await openFiles(page, [writeTable(folder, "picture.csv", makeRows(5000, 21))]);
      await settled(page);
      const file = await page.screenshot();
      writeFileSync(join(pictures, `${browserName}_${scheme}_${width}x${height}.png`), file);
      const picture = decodePng(file);
      assert.deepEqual([picture.width, picture.height], [width, height]);
      const [red, green, blue] = picture.at(2, Math.floor(height / 2));
      const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      assert.ok(scheme === "dark" ? luminance < 100 : luminance > 155, `the background fits ${scheme}: ${luminance}`);
      const panels = await Promise.all(["timeline", "breakdown", "table"].map((id) => itemOf(page, id)));
      const drawn = panels.filter(({ rect }) => rect !== null);
      // In a narrow window panels are tabs.
      assert.equal(drawn.length, width < 1000 ? Math.max(1, drawn.length) : panels.length);
      for (const { id, rect } of drawn) {
        const [x, y, w, h] = rect;
        assert.ok(x >= 0 && y >= 0 && x + w <= width + 0.5 && y + h <= height + 0.5, `${id} lies within the page: ${rect}`);
        assert.ok(coloursIn(picture, rect).size > 8, `${id} is not blank`);
      }
    },
  })),
);
