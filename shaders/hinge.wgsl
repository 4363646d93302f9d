// Hinge max(0, 1 − t·o), t = ±1. See shared/loss_elementwise.wgsl.
#import step
#import rule_hinge
#import loss_elementwise
#import loss_rows
