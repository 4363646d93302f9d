// Cross-entropy on logits, binary (K = 1) or over K classes. The formula is shared/loss_cross_entropy.wgsl.
// z (B, K), y (B, 1) class index, dz (B, K) =, row_loss (B) =
#import step
alias real = f32;
#import activation
#import loss_cross_entropy
#import loss_rows
