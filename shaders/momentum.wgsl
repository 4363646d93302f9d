// Momentum (Polyak 1964, PyTorch's form): v ← μ·v + g, θ ← θ − η·v. s0 is v.
// The rule is shared/rule_momentum.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_momentum
#import update
