// Nesterov momentum (Sutskever et al. 2013, PyTorch's form): v ← μ·v + g, θ ← θ − η·(g + μ·v). s0 is v.
// The rule is shared/rule_nesterov.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_nesterov
#import update
