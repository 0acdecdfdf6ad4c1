# Strix Halo: an APU of 40 compute units (20 work-group processors) that shares the host's memory.
# Sizes of caches in KiB, clocks in MHz, memory in bytes.
name                        gfx1151
node_name                   ip discovery
gpu_id                      51022

simd_count                  80
max_waves_per_simd          16
lds_size_in_kb              64
gds_size_in_kb              0
num_gws                     0
wave_front_size             32
array_count                 4
simd_arrays_per_engine      2
cu_per_simd_array           10
simd_per_cu                 2
max_slots_scratch_cu        32
gfx_target_version          110501
vendor_id                   4098
device_id                   5510
location_id                 50432
num_sdma_engines            1
num_sdma_queues_per_engine  6
num_cp_queues               8
max_engine_clk_fcompute     2900
fw_version                  31
capability                  537371264
debug_prop                  1511
sdma_fw_version             14
unique_id                   0
family_id                   150
gb_addr_config              256

vgpr_bytes_per_cu           393216
vram_bytes                  68719476736
vram_width                  256
vram_clk_max                1000
large_bar                   1
apu                         1

# cache: level, KiB, line, associativity, type (9 data, 10 instructions), compute units that share one
cache                       1 32 128 16 9 1
cache                       1 64 128 8 10 2
cache                       1 16 64 4 9 2
cache                       1 256 128 16 9 10
cache                       2 2048 128 16 9 40
cache                       3 32768 64 16 9 40
