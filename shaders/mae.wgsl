// Absolute error |o − t|; its derivative at 0 is 0. See shared/loss_elementwise.wgsl.
#import step
#import rule_mae
#import loss_elementwise
#import loss_rows
