// What a lab is measured by.

export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** What is required of the median over the rounds. */
  atLeast?: number;
  atMost?: number;
}

export interface Lab {
  name: string;
  title: string;
  /** One round: every figure once. */
  measure(): Promise<Figure[]>;
}
