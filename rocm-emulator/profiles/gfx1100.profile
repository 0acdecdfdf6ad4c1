# Navi 31: a card of 96 compute units (48 work-group processors) with 24 GiB of its own memory behind a large BAR.
# Sizes of caches in KiB, clocks in MHz, memory in bytes.
name                        gfx1100
node_name                   ip discovery
gpu_id                      33217

simd_count                  192
max_waves_per_simd          16
lds_size_in_kb              64
gds_size_in_kb              0
num_gws                     0
wave_front_size             32
array_count                 12
simd_arrays_per_engine      2
cu_per_simd_array           8
simd_per_cu                 2
max_slots_scratch_cu        32
gfx_target_version          110000
vendor_id                   4098
device_id                   29772
location_id                 768
num_sdma_engines            2
num_sdma_queues_per_engine  6
num_cp_queues               8
max_engine_clk_fcompute     2482
fw_version                  2140
capability                  537371264
debug_prop                  1495
sdma_fw_version             20
unique_id                   11673270660693242239
family_id                   145
gb_addr_config              325

vgpr_bytes_per_cu           393216
vram_bytes                  25753026560
vram_width                  384
vram_clk_max                1249
large_bar                   1
apu                         0

# cache: level, KiB, line, associativity, type (9 data, 10 instructions), compute units that share one
cache                       1 32 128 16 9 1
cache                       1 32 128 8 10 2
cache                       1 16 64 4 9 2
cache                       1 256 128 16 9 8
cache                       2 6144 128 16 9 96
cache                       3 98304 64 16 9 96
