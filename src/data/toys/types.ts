// What a toy task declares.

export interface Toy {
  vocabulary: string[];
  /** What is drawn for a row: so many places, each one of so many symbols. */
  question(length: number): { symbols: number; places: number };
  /** Tokens of a row and the target at each place (−1: none), from what was drawn. */
  row(question: readonly number[], length: number): { x: number[]; y: number[] };
  /** Places that are given when the model is to go on by itself. */
  prompt(length: number): number;
}
