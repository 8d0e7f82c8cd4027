// What is on the screen, by the view models: ids, values and rectangles.

export const models = (page) => page.evaluate(() => window.throughline.viewModels());

export async function itemOf(page, id) {
  const { views } = await models(page);
  const waiting = [...views];
  for (let model = waiting.pop(); model !== undefined; model = waiting.pop()) {
    if (model.id === id) return model;
    waiting.push(...(model.items ?? []));
  }
  return null;
}

/** The middle of what was drawn under that id, in CSS pixels. */
export async function middleOf(page, id) {
  const rect = (await itemOf(page, id))?.rect;
  if (!rect) throw new Error(`${id} is not on the screen`);
  return [rect[0] + rect[2] / 2, rect[1] + rect[3] / 2];
}
