// RMSprop (Tieleman & Hinton 2012, PyTorch's form): v ← ρv + (1−ρ)g², θ ← θ − η·g/(√v + ε). s0 is v.
// The rule is shared/rule_rmsprop.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_rmsprop
#import update
