/** The two blocs of the worlds made by script, as a world file states them; wages in million yuan a person and year. */
export const blocsOf = (frontierWage: number) => [
  {
    name: 'Frontier',
    label: { en: 'Frontier', zh: '前沿阵营' },
    role: 'frontier',
    wage: frontierWage,
    competence: { upstream: 0, midstream: 0, downstream: 0 },
    source: 'assumption, high-wage economies that set technology and own brands; competence 0 by definition',
  },
  {
    name: 'Rival',
    label: { en: 'Rival', zh: '竞争阵营' },
    role: 'rival',
    wage: 0.04,
    competence: { upstream: -1, midstream: -0.25, downstream: -1 },
    source: 'assumption, low-wage economies that compete in assembly',
  },
];
