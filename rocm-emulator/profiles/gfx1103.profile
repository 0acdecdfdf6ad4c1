# Phoenix (Radeon 780M): an APU of 12 compute units (6 work-group processors).
# Sizes of caches in KiB, clocks in MHz, memory in bytes.
name                        gfx1103
node_name                   ip discovery
gpu_id                      20391

simd_count                  24
max_waves_per_simd          16
lds_size_in_kb              64
gds_size_in_kb              0
num_gws                     0
wave_front_size             32
array_count                 2
simd_arrays_per_engine      2
cu_per_simd_array           6
simd_per_cu                 2
max_slots_scratch_cu        32
gfx_target_version          110003
vendor_id                   4098
device_id                   5567
location_id                 49408
num_sdma_engines            1
num_sdma_queues_per_engine  6
num_cp_queues               8
max_engine_clk_fcompute     2700
fw_version                  40
capability                  537371264
debug_prop                  1511
sdma_fw_version             18
unique_id                   0
family_id                   148
gb_addr_config              67

vgpr_bytes_per_cu           262144
vram_bytes                  17179869184
vram_width                  128
vram_clk_max                2800
large_bar                   1
apu                         1

# cache: level, KiB, line, associativity, type (9 data, 10 instructions), compute units that share one
cache                       1 32 128 16 9 1
cache                       1 32 128 8 10 2
cache                       1 16 64 4 9 2
cache                       1 256 128 16 9 6
cache                       2 2048 128 16 9 12
