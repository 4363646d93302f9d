// Huber (1964) with δ = 1: quadratic within δ, linear beyond. See shared/loss_elementwise.wgsl.
#import step
#import rule_huber
#import loss_elementwise
#import loss_rows
