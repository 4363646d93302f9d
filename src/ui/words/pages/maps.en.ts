/** Words of the maps: what every layer makes of a picture. */
export const mapsEn = {
  waiting: 'The weights are being read …',
  hint: 'Each small picture is what one channel of a layer makes of the picture at hand. Point at it to see which part of the picture a unit looks at.',
  picture: 'the picture',
  channel: (n: number) => `map ${n}, large`,
  unit: (map: number, row: number, column: number, value: string) =>
    `Map ${map}, row ${row}, column ${column}: ${value}.`,
  single: (unit: number, value: string) => `Unit ${unit}: ${value}.`,
  sees: (top: number, bottom: number, left: number, right: number) =>
    `It sees rows ${top} to ${bottom} and columns ${left} to ${right} of the picture: its receptive field.`,
  seesAll: 'It sees the whole picture.',
  scale: (most: string) => `−${most} … ${most}`,
  scaleHelp: 'Blue is positive, orange negative, grey 0. Each layer has a scale of its own, from its largest number.',
  strip: (layer: string, maps: boolean) =>
    maps
      ? `${layer}, its maps. Arrow keys go from unit to unit, Page Up and Page Down from map to map.`
      : `${layer}, its units. Arrow keys go from unit to unit.`,
  more: (n: number) => `and ${n} more`,
  filters: (rows: number, columns: number) => `The weights of each, ${rows} × ${columns}`,
  filterOf: (channel: number, inputs: number, rows: number, columns: number) =>
    `The weights of number ${channel}: ${rows} × ${columns} for each of the ${inputs} maps it looks at`,
  bias: (value: string) => `bias ${value}`,
};
