// Adadelta (Zeiler 2012): v ← ρv + (1−ρ)g², Δ = √(u+ε)/√(v+ε)·g, u ← ρu + (1−ρ)Δ², θ ← θ − η·Δ. s0 is v, s1 is u.
// The rule is shared/rule_adadelta.wgsl, what is common to all optimizers shared/update.wgsl.
#import step
#import finite
#import objective
alias real = vec4f;
#import rule
#import rule_adadelta
#import update
