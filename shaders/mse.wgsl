// Squared error (o − t)². See shared/loss_elementwise.wgsl.
#import step
#import rule_mse
#import loss_elementwise
#import loss_rows
