// AdaGrad (Duchi et al. 2011): v ← v + g², θ ← θ − η·g/(√v + ε). s0 is v.
// The rule is shared/rule_adagrad.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_adagrad
#import update
