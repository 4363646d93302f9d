// Lion (Chen et al. 2023): θ ← θ − η·sign(β₁m + (1−β₁)g), m ← β₂m + (1−β₂)g. s0 is m.
// The rule is shared/rule_lion.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_lion
#import update
