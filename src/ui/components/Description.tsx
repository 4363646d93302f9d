/** The help of a control for a screen reader: its `aria-describedby`. On the screen it is in the label's tip. */
export const Description = ({ id, text }: { id: string; text: string | undefined }) =>
  text === undefined ? null : (
    <span id={id} hidden>
      {text}
    </span>
  );
