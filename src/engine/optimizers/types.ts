import type { Experiment } from '../../experiment/index.ts';

/** What an optimizer's file declares. Its kernel is `shaders/<kernel>.wgsl`; its rule `shaders/shared/rule_<rule>.wgsl`. */
export interface OptimizerSpec {
  kernel: string;
  /** The fragment with its formula: of the kernel's own name, but AdamW's is Adam's. */
  rule: string;
  /** Moments kept per parameter (s0, s1 of the rule). */
  moments: 0 | 1 | 2;
  /** Whether 1 − βᵗ is used, so that its switch means something. */
  correctsBias: boolean;
  /** The update rule as the page shows it (KaTeX), in the words of DESIGN.md. */
  formula: string;
  /** The same optimizer in the exported program, with the values the experiment has now. */
  pytorch(x: Experiment): PyTorchOptimizer;
}

export interface PyTorchOptimizer {
  /** `torch.optim.Adam`, or the class that `source` defines. It follows from the optimizer, not from live values. */
  type: string;
  /** Python source of a rule torch.optim does not have. It needs `import torch`. */
  source?: string;
  /**
   * Name → Python literal, without lr. At once the constructor's keyword arguments and the entries of its
   * `param_groups`, so that a tweak is `group['betas'] = (0.8, 0.999)`.
   */
  options: Record<string, string>;
  /** The program does θ ← θ·(1 − lr·λ) itself before each step; false where λ is among the options (AdamW). */
  decayByHand: boolean;
}
