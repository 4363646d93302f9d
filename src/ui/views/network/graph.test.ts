import { expect, test } from 'vitest';
import { alongEdge, biasIndex, edgeAt, edgeEnds, layoutGraph, weightIndex } from './graph.ts';

const layers = [
  { units: 4, inputs: 2, activation: 'tanh', weight: 0, bias: 8 },
  { units: 2, inputs: 4, activation: 'tanh', weight: 12, bias: 20 },
  { units: 1, inputs: 2, activation: 'linear', weight: 24, bias: 28 },
];

test('a column for the inputs and one for every layer, inside the box', () => {
  const graph = layoutGraph({ layers, inputs: 2 }, 600, 300);
  expect(graph.columns.map((c) => [c.layer, c.units, c.nodes.length, c.hidden])).toEqual([
    [-1, 2, 2, 0],
    [0, 4, 4, 0],
    [1, 2, 2, 0],
    [2, 1, 1, 0],
  ]);
  expect(graph.width).toBe(600);
  for (const { nodes } of graph.columns)
    for (const { x, y } of nodes) {
      expect(x).toBeGreaterThan(graph.size / 2);
      expect(x).toBeLessThan(graph.width - graph.size / 2);
      expect(y).toBeGreaterThan(graph.size / 2);
      expect(y).toBeLessThan(graph.height - graph.size / 2);
    }
});

test('twelve layers of 1024 units stay a picture of a hundred', () => {
  const wide = Array.from({ length: 12 }, () => ({
    units: 1024,
    inputs: 1024,
    activation: 'relu',
    weight: 0,
    bias: 0,
  }));
  const graph = layoutGraph({ layers: [...wide, { ...wide[0], units: 1 }], inputs: 7 }, 340, 300);
  expect(graph.columns.reduce((sum, c) => sum + c.nodes.length, 0)).toBe(7 + 12 * 8 + 1);
  expect(graph.columns[1].hidden).toBe(1016);
  expect(graph.width).toBeGreaterThan(340);
  expect(graph.height).toBeLessThan(500);
});

test('an edge is found where it runs', () => {
  const graph = layoutGraph({ layers, inputs: 2 }, 600, 300);
  for (const edge of [
    { layer: 0, to: 3, from: 1 },
    { layer: 0, to: 0, from: 0 },
    { layer: 2, to: 0, from: 1 },
  ]) {
    const [x, y] = alongEdge(edgeEnds(graph, edge), 0.25);
    expect(edgeAt(graph, x, y + 1)).toEqual(edge);
  }
  expect(edgeAt(graph, 2, 2)).toBeUndefined();
  expect(edgeAt(graph, graph.width / 2, graph.height - 2)).toBeUndefined();
  const ends = edgeEnds(graph, { layer: 0, to: 3, from: 1 });
  expect(alongEdge(ends, 0)).toEqual([ends[0], ends[1]]);
  expect(alongEdge(ends, 1)).toEqual([ends[2], ends[3]]);
});

test('places in θ', () => {
  expect(weightIndex(layers, { layer: 1, to: 1, from: 2 })).toBe(12 + 4 + 2);
  expect(biasIndex(layers, 1, 1)).toBe(21);
});
