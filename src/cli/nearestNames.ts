/** Edits (insert, delete, replace, swap of neighbours) that turn one text into the other. */
function editDistance(a: string, b: string): number {
  const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i + j));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(rows[i - 1]![j]! + 1, rows[i]![j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, rows[i - 2]![j - 2]! + 1);
      rows[i]![j] = cost;
    }
  }
  return rows[a.length]![b.length]!;
}

/** The known names a mistyped one may have meant, best first; empty when none is near. */
export function nearestNames(typed: string, known: readonly string[], most = 3): string[] {
  const wanted = typed.slice(0, 60).toLowerCase();
  if (wanted === '') return [];
  const last = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
  return known
    .map((name) => {
      const plain = name.toLowerCase();
      const distance = Math.min(editDistance(wanted, plain), editDistance(wanted, last(plain)) + 0.5);
      const inside = wanted.length >= 3 && (plain.includes(wanted) || wanted.includes(plain));
      return { name, distance: inside ? Math.min(distance, 1.5) : distance };
    })
    .filter(({ distance }) => distance <= Math.max(1.5, wanted.length * 0.4))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}

/** ` Did you mean 'a' or 'b'?`, or nothing when no known name is near. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const near = nearestNames(typed, known);
  return near.length === 0 ? '' : ` Did you mean ${near.map((name) => `'${name}'`).join(' or ')}?`;
}
