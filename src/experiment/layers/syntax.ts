// What a type of layer declares to be part of an experiment: its settings, and how a link writes it.
import type { FieldKind } from '../fields.ts';
import type { LayerType } from '../names.ts';

export type LayerField = FieldKind & {
  name: string;
  /** A value, or what it is by the settings before it. */
  default: unknown;
  /** Takes effect on the next step without resetting θ. A live setting means the same in every type that has it. */
  live?: boolean;
  /** Absent in an experiment where it is at its default. */
  optional?: boolean;
};

export interface LayerSyntax<L extends { type: LayerType }> {
  type: L['type'];
  /** It has no parameters: nothing to freeze. */
  weightless?: true;
  /** Its keys besides `type`. */
  fields: readonly LayerField[];
  /** `8t`. Only characters that need no escaping in a link, and no comma. */
  write(layer: L): string;
  /**
   * The settings in `text` (lower case), not yet checked; undefined if it is not a layer of this type. Types must
   * not overlap: dense starts with a digit, every later type with its name (`conv32x3r`).
   */
  read(text: string): Record<string, unknown> | undefined;
}
