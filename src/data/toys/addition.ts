// Two numbers and their sum, the sum's last digit first: `38+85=321`. That way a digit needs only the digits above it
// and one carry, as on paper.
import { ignored } from '../types.ts';
import type { Toy } from './types.ts';

const [plus, equals] = [10, 11];

export const addition: Toy = {
  vocabulary: ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '='],
  question: (length) => ({ symbols: 10, places: 2 * length }),
  row(question, length) {
    const a = question.slice(0, length);
    const b = question.slice(length);
    const sum: number[] = [];
    let carry = 0;
    for (let i = length - 1; i >= 0; i--) {
      const digit = a[i] + b[i] + carry;
      sum.push(digit % 10);
      carry = digit >= 10 ? 1 : 0;
    }
    sum.push(carry);
    const asked = [...a, plus, ...b, equals];
    return { x: [...asked, ...sum.slice(0, -1)], y: [...asked.slice(1).map(() => ignored), ...sum] };
  },
  prompt: (length) => 2 * length + 2,
};
