// Money is whole cents until it is written.

export const amount = (cents) => (cents / 100).toFixed(2);

// 1.234,56
export const germanAmount = (cents) => {
  const [whole, fraction] = amount(cents).split(".");
  return whole.replace(/\B(?=(\d{3})+$)/g, ".") + "," + fraction;
};
