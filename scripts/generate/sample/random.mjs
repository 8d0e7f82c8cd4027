// Seeded random numbers (sfc32, Chris Doty-Humphrey). Every part of the archive draws from a stream of its own name, so
// that a change in one part leaves the others as they were.

function seedOf(text) {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619) >>> 0;
  return hash;
}

export class Random {
  constructor(name) {
    this.a = seedOf(name);
    this.b = seedOf(name + "/b");
    this.c = seedOf(name + "/c");
    this.counter = 1;
    for (let i = 0; i < 12; i++) this.next();
  }

  // 0 <= x < 1
  next() {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (this.c << 21) | (this.c >>> 11);
    this.c = (this.c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  // both ends included
  integer(low, high) {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability) {
    return this.next() < probability;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  // { word: weight, ... } → word
  weighted(weights) {
    const entries = Object.entries(weights);
    let rest = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [word, weight] of entries) {
      rest -= weight;
      if (rest < 0) return word;
    }
    return entries.at(-1)[0];
  }

  // Waits and durations: many short, few long.
  skewed(low, typical, high) {
    const value = low - Math.log(1 - this.next()) * (typical - low);
    return Math.round(Math.min(value, high));
  }

  shuffled(list) {
    const copy = [...list];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = this.integer(0, i);
      [copy[i], copy[j]] = [copy[j], copy[i]];
    }
    return copy;
  }
}
