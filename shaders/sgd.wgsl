// Gradient descent: θ ← θ − η·g.
// The rule is shared/rule_sgd.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_sgd
#import update
