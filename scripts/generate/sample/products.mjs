// What Larkway sells and ships: its own packing goods, and the webshops of three brands it runs.
// `price` in cents of a euro; other currencies by kRates, rounded to 50 cents.

export const kProducts = [
  { name: "Sourdough Loaf", brand: "Morgenrot Bakery", price: 680, weight: 9 },
  { name: "Rye & Caraway Loaf", brand: "Morgenrot Bakery", price: 720, weight: 6 },
  { name: "Cinnamon Knot Box (6)", brand: "Morgenrot Bakery", price: 1450, weight: 8 },
  { name: "Weekend Bread Box", brand: "Morgenrot Bakery", price: 2400, weight: 9 },
  { name: "Breakfast Basket", brand: "Morgenrot Bakery", price: 3200, weight: 4 },
  { name: "K4 Pour-Over Kettle", brand: "Brewster & Finch", price: 6400, weight: 2 },
  { name: "Hand Grinder G2", brand: "Brewster & Finch", price: 4900, weight: 4 },
  { name: "Paper Filters (100)", brand: "Brewster & Finch", price: 750, weight: 7 },
  { name: "Stoneware Mug Set", brand: "Brewster & Finch", price: 3200, weight: 6 },
  { name: "Folding Planter", brand: "Fern & Fold Garden", price: 2700, weight: 5 },
  { name: "Herb Seed Box", brand: "Fern & Fold Garden", price: 1290, weight: 6 },
  { name: "Copper Watering Can", brand: "Fern & Fold Garden", price: 3500, weight: 3 },
  { name: "Moving Box Set (10)", brand: "Larkway", price: 2950, weight: 4 },
  { name: "Parcel Label M", brand: "Larkway", price: 690, weight: 5 },
  { name: "Parcel Label L", brand: "Larkway", price: 1150, weight: 4 },
  { name: "Travel Trunk 60 L", brand: "Larkway", price: 5000, weight: 1 },
];

const kRates = { EUR: 1, GBP: 0.86, CHF: 0.96, USD: 1.08 };

export const productNamed = (name) => kProducts.find((product) => product.name === name);
export const priceIn = (currency, cents) =>
  currency === "EUR" ? cents : Math.round((cents * kRates[currency]) / 50) * 50;

// Gardens in spring, mugs and kettles before Christmas.
export function pickProduct(random, month) {
  const season = {
    "Fern & Fold Garden": [3, 4, 5, 6].includes(month + 1) ? 2.2 : 0.7,
    "Brewster & Finch": month >= 10 ? 1.8 : 1,
  };
  const weights = {};
  for (const product of kProducts) weights[product.name] = product.weight * (season[product.brand] ?? 1);
  return productNamed(random.weighted(weights));
}
