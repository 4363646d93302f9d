// AdamW (Loshchilov & Hutter 2019): θ ← (1 − ηλ)θ, then Adam's rule. That decay is in shared/update.wgsl, for every
// optimizer; the rule is shared/rule_adam.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_adam
#import update
