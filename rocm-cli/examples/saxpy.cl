// y = alpha * x + y, for `rocm run`.
kernel void saxpy(float alpha, global const float *x, global float *y, uint n) {
  uint i = get_global_id(0);
  if (i < n)
    y[i] = fma(alpha, x[i], y[i]);
}
