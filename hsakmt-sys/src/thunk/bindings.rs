// Made by ci/bindings; not to be edited.
// Headers: hsakmt/hsakmt.h hsakmt/hsakmttypes.h
// of Debian's source package rocr-runtime 6.4.3+dfsg-5.
// Command: bindgen 0.72.1 --disable-header-comment --use-core --ctypes-prefix libc --with-derive-default --no-doc-comments --default-enum-style consts --no-prepend-enum-name --ignore-functions --newtype-global-enum _HSAKMT_STATUS --allowlist-file .*/hsakmt/hsakmt(types)?\.h --blocklist-var _?HSAKMT.*_H_?|HSA_PROFILEBLOCK_AMD_.*, and with aligned fields for aligned structs

#[repr(C)]
#[derive(Copy, Clone, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct __BindgenBitfieldUnit<Storage> {
    storage: Storage,
}
impl<Storage> __BindgenBitfieldUnit<Storage> {
    #[inline]
    pub const fn new(storage: Storage) -> Self {
        Self { storage }
    }
}
impl<Storage> __BindgenBitfieldUnit<Storage>
where
    Storage: AsRef<[u8]> + AsMut<[u8]>,
{
    #[inline]
    fn extract_bit(byte: u8, index: usize) -> bool {
        let bit_index = if cfg!(target_endian = "big") { 7 - (index % 8) } else { index % 8 };
        let mask = 1 << bit_index;
        byte & mask == mask
    }
    #[inline]
    pub fn get_bit(&self, index: usize) -> bool {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = self.storage.as_ref()[byte_index];
        Self::extract_bit(byte, index)
    }
    #[inline]
    pub unsafe fn raw_get_bit(this: *const Self, index: usize) -> bool {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe { *(core::ptr::addr_of!((*this).storage) as *const u8).offset(byte_index as isize) };
        Self::extract_bit(byte, index)
    }
    #[inline]
    fn change_bit(byte: u8, index: usize, val: bool) -> u8 {
        let bit_index = if cfg!(target_endian = "big") { 7 - (index % 8) } else { index % 8 };
        let mask = 1 << bit_index;
        if val { byte | mask } else { byte & !mask }
    }
    #[inline]
    pub fn set_bit(&mut self, index: usize, val: bool) {
        debug_assert!(index / 8 < self.storage.as_ref().len());
        let byte_index = index / 8;
        let byte = &mut self.storage.as_mut()[byte_index];
        *byte = Self::change_bit(*byte, index, val);
    }
    #[inline]
    pub unsafe fn raw_set_bit(this: *mut Self, index: usize, val: bool) {
        debug_assert!(index / 8 < core::mem::size_of::<Storage>());
        let byte_index = index / 8;
        let byte = unsafe { (core::ptr::addr_of_mut!((*this).storage) as *mut u8).offset(byte_index as isize) };
        unsafe { *byte = Self::change_bit(*byte, index, val) };
    }
    #[inline]
    pub fn get(&self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len());
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if self.get_bit(i + bit_offset) {
                let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub unsafe fn raw_get(this: *const Self, bit_offset: usize, bit_width: u8) -> u64 {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>());
        let mut val = 0;
        for i in 0..(bit_width as usize) {
            if unsafe { Self::raw_get_bit(this, i + bit_offset) } {
                let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
                val |= 1 << index;
            }
        }
        val
    }
    #[inline]
    pub fn set(&mut self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < self.storage.as_ref().len());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= self.storage.as_ref().len());
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
            self.set_bit(index + bit_offset, val_bit_is_set);
        }
    }
    #[inline]
    pub unsafe fn raw_set(this: *mut Self, bit_offset: usize, bit_width: u8, val: u64) {
        debug_assert!(bit_width <= 64);
        debug_assert!(bit_offset / 8 < core::mem::size_of::<Storage>());
        debug_assert!((bit_offset + (bit_width as usize)) / 8 <= core::mem::size_of::<Storage>());
        for i in 0..(bit_width as usize) {
            let mask = 1 << i;
            let val_bit_is_set = val & mask == mask;
            let index = if cfg!(target_endian = "big") { bit_width as usize - 1 - i } else { i };
            unsafe { Self::raw_set_bit(this, index + bit_offset, val_bit_is_set) };
        }
    }
}
pub const HSAKMT_VERSION_MAJOR: u32 = 0;
pub const HSAKMT_VERSION_MINOR: u32 = 99;
pub const INVALID_QUEUEID: i32 = -1;
pub const INVALID_PID: u32 = 4294967295;
pub const INVALID_NODEID: u32 = 4294967295;
pub const HSA_PUBLIC_NAME_SIZE: u32 = 64;
pub const HSA_CPU_SIBLINGS: u32 = 256;
pub const HSA_PROCESSORID_ALL: u32 = 4294967295;
pub const HSA_RUNTIME_ENABLE_CAPS_SUPPORTS_CORE_DUMP_MASK: u32 = 2147483648;
pub const HSA_SMI_EVENT_MSG_SIZE: u32 = 96;
pub type HSAuint8 = u8;
pub type HSAint8 = i8;
pub type HSAuint16 = u16;
pub type HSAint16 = i16;
pub type HSAuint32 = u32;
pub type HSAint32 = i32;
pub type HSAint64 = i64;
pub type HSAuint64 = u64;
pub type HSA_HANDLE = *mut libc::c_void;
pub type HSA_QUEUEID = HSAuint64;
pub const HSAKMT_STATUS_SUCCESS: _HSAKMT_STATUS = _HSAKMT_STATUS(0);
pub const HSAKMT_STATUS_ERROR: _HSAKMT_STATUS = _HSAKMT_STATUS(1);
pub const HSAKMT_STATUS_DRIVER_MISMATCH: _HSAKMT_STATUS = _HSAKMT_STATUS(2);
pub const HSAKMT_STATUS_INVALID_PARAMETER: _HSAKMT_STATUS = _HSAKMT_STATUS(3);
pub const HSAKMT_STATUS_INVALID_HANDLE: _HSAKMT_STATUS = _HSAKMT_STATUS(4);
pub const HSAKMT_STATUS_INVALID_NODE_UNIT: _HSAKMT_STATUS = _HSAKMT_STATUS(5);
pub const HSAKMT_STATUS_NO_MEMORY: _HSAKMT_STATUS = _HSAKMT_STATUS(6);
pub const HSAKMT_STATUS_BUFFER_TOO_SMALL: _HSAKMT_STATUS = _HSAKMT_STATUS(7);
pub const HSAKMT_STATUS_NOT_IMPLEMENTED: _HSAKMT_STATUS = _HSAKMT_STATUS(10);
pub const HSAKMT_STATUS_NOT_SUPPORTED: _HSAKMT_STATUS = _HSAKMT_STATUS(11);
pub const HSAKMT_STATUS_UNAVAILABLE: _HSAKMT_STATUS = _HSAKMT_STATUS(12);
pub const HSAKMT_STATUS_OUT_OF_RESOURCES: _HSAKMT_STATUS = _HSAKMT_STATUS(13);
pub const HSAKMT_STATUS_KERNEL_IO_CHANNEL_NOT_OPENED: _HSAKMT_STATUS = _HSAKMT_STATUS(20);
pub const HSAKMT_STATUS_KERNEL_COMMUNICATION_ERROR: _HSAKMT_STATUS = _HSAKMT_STATUS(21);
pub const HSAKMT_STATUS_KERNEL_ALREADY_OPENED: _HSAKMT_STATUS = _HSAKMT_STATUS(22);
pub const HSAKMT_STATUS_HSAMMU_UNAVAILABLE: _HSAKMT_STATUS = _HSAKMT_STATUS(23);
pub const HSAKMT_STATUS_WAIT_FAILURE: _HSAKMT_STATUS = _HSAKMT_STATUS(30);
pub const HSAKMT_STATUS_WAIT_TIMEOUT: _HSAKMT_STATUS = _HSAKMT_STATUS(31);
pub const HSAKMT_STATUS_MEMORY_ALREADY_REGISTERED: _HSAKMT_STATUS = _HSAKMT_STATUS(35);
pub const HSAKMT_STATUS_MEMORY_NOT_REGISTERED: _HSAKMT_STATUS = _HSAKMT_STATUS(36);
pub const HSAKMT_STATUS_MEMORY_ALIGNMENT: _HSAKMT_STATUS = _HSAKMT_STATUS(37);
#[repr(transparent)]
#[derive(Debug, Copy, Clone, Hash, PartialEq, Eq)]
pub struct _HSAKMT_STATUS(pub libc::c_uint);
pub use self::_HSAKMT_STATUS as HSAKMT_STATUS;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaVersionInfo {
    pub KernelInterfaceMajorVersion: HSAuint32,
    pub KernelInterfaceMinorVersion: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaVersionInfo"][::core::mem::size_of::<_HsaVersionInfo>() - 8usize];
    ["Alignment of _HsaVersionInfo"][::core::mem::align_of::<_HsaVersionInfo>() - 4usize];
    ["Offset of field: _HsaVersionInfo::KernelInterfaceMajorVersion"]
        [::core::mem::offset_of!(_HsaVersionInfo, KernelInterfaceMajorVersion) - 0usize];
    ["Offset of field: _HsaVersionInfo::KernelInterfaceMinorVersion"]
        [::core::mem::offset_of!(_HsaVersionInfo, KernelInterfaceMinorVersion) - 4usize];
};
pub type HsaVersionInfo = _HsaVersionInfo;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaSystemProperties {
    pub NumNodes: HSAuint32,
    pub PlatformOem: HSAuint32,
    pub PlatformId: HSAuint32,
    pub PlatformRev: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaSystemProperties"][::core::mem::size_of::<_HsaSystemProperties>() - 16usize];
    ["Alignment of _HsaSystemProperties"][::core::mem::align_of::<_HsaSystemProperties>() - 4usize];
    ["Offset of field: _HsaSystemProperties::NumNodes"]
        [::core::mem::offset_of!(_HsaSystemProperties, NumNodes) - 0usize];
    ["Offset of field: _HsaSystemProperties::PlatformOem"]
        [::core::mem::offset_of!(_HsaSystemProperties, PlatformOem) - 4usize];
    ["Offset of field: _HsaSystemProperties::PlatformId"]
        [::core::mem::offset_of!(_HsaSystemProperties, PlatformId) - 8usize];
    ["Offset of field: _HsaSystemProperties::PlatformRev"]
        [::core::mem::offset_of!(_HsaSystemProperties, PlatformRev) - 12usize];
};
pub type HsaSystemProperties = _HsaSystemProperties;
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_ENGINE_ID {
    pub Value: HSAuint32,
    pub ui32: HSA_ENGINE_ID__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_ENGINE_ID__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_ENGINE_ID__bindgen_ty_1"][::core::mem::size_of::<HSA_ENGINE_ID__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_ENGINE_ID__bindgen_ty_1"][::core::mem::align_of::<HSA_ENGINE_ID__bindgen_ty_1>() - 4usize];
};
impl HSA_ENGINE_ID__bindgen_ty_1 {
    #[inline]
    pub fn uCode(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 10u8) as u32) }
    }
    #[inline]
    pub fn set_uCode(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 10u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn uCode_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                10u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_uCode_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                10u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Major(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(10usize, 6u8) as u32) }
    }
    #[inline]
    pub fn set_Major(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(10usize, 6u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Major_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                10usize,
                6u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Major_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                10usize,
                6u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Minor(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(16usize, 8u8) as u32) }
    }
    #[inline]
    pub fn set_Minor(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(16usize, 8u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Minor_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                16usize,
                8u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Minor_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                16usize,
                8u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Stepping(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(24usize, 8u8) as u32) }
    }
    #[inline]
    pub fn set_Stepping(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(24usize, 8u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Stepping_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                24usize,
                8u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Stepping_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                24usize,
                8u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        uCode: libc::c_uint,
        Major: libc::c_uint,
        Minor: libc::c_uint,
        Stepping: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 10u8, {
            let uCode: u32 = unsafe { ::core::mem::transmute(uCode) };
            uCode as u64
        });
        __bindgen_bitfield_unit.set(10usize, 6u8, {
            let Major: u32 = unsafe { ::core::mem::transmute(Major) };
            Major as u64
        });
        __bindgen_bitfield_unit.set(16usize, 8u8, {
            let Minor: u32 = unsafe { ::core::mem::transmute(Minor) };
            Minor as u64
        });
        __bindgen_bitfield_unit.set(24usize, 8u8, {
            let Stepping: u32 = unsafe { ::core::mem::transmute(Stepping) };
            Stepping as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_ENGINE_ID"][::core::mem::size_of::<HSA_ENGINE_ID>() - 4usize];
    ["Alignment of HSA_ENGINE_ID"][::core::mem::align_of::<HSA_ENGINE_ID>() - 4usize];
    ["Offset of field: HSA_ENGINE_ID::Value"][::core::mem::offset_of!(HSA_ENGINE_ID, Value) - 0usize];
    ["Offset of field: HSA_ENGINE_ID::ui32"][::core::mem::offset_of!(HSA_ENGINE_ID, ui32) - 0usize];
};
impl Default for HSA_ENGINE_ID {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_ENGINE_VERSION {
    pub Value: HSAuint32,
    pub __bindgen_anon_1: HSA_ENGINE_VERSION__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_ENGINE_VERSION__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_ENGINE_VERSION__bindgen_ty_1"][::core::mem::size_of::<HSA_ENGINE_VERSION__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_ENGINE_VERSION__bindgen_ty_1"]
        [::core::mem::align_of::<HSA_ENGINE_VERSION__bindgen_ty_1>() - 4usize];
};
impl HSA_ENGINE_VERSION__bindgen_ty_1 {
    #[inline]
    pub fn uCodeSDMA(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 10u8) as u32) }
    }
    #[inline]
    pub fn set_uCodeSDMA(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 10u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn uCodeSDMA_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                10u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_uCodeSDMA_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                10u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn uCodeRes(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(10usize, 10u8) as u32) }
    }
    #[inline]
    pub fn set_uCodeRes(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(10usize, 10u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn uCodeRes_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                10usize,
                10u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_uCodeRes_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                10usize,
                10u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(20usize, 12u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(20usize, 12u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                20usize,
                12u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                20usize,
                12u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        uCodeSDMA: libc::c_uint,
        uCodeRes: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 10u8, {
            let uCodeSDMA: u32 = unsafe { ::core::mem::transmute(uCodeSDMA) };
            uCodeSDMA as u64
        });
        __bindgen_bitfield_unit.set(10usize, 10u8, {
            let uCodeRes: u32 = unsafe { ::core::mem::transmute(uCodeRes) };
            uCodeRes as u64
        });
        __bindgen_bitfield_unit.set(20usize, 12u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_ENGINE_VERSION"][::core::mem::size_of::<HSA_ENGINE_VERSION>() - 4usize];
    ["Alignment of HSA_ENGINE_VERSION"][::core::mem::align_of::<HSA_ENGINE_VERSION>() - 4usize];
    ["Offset of field: HSA_ENGINE_VERSION::Value"][::core::mem::offset_of!(HSA_ENGINE_VERSION, Value) - 0usize];
};
impl Default for HSA_ENGINE_VERSION {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_CAPABILITY {
    pub Value: HSAuint32,
    pub ui32: HSA_CAPABILITY__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_CAPABILITY__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_CAPABILITY__bindgen_ty_1"][::core::mem::size_of::<HSA_CAPABILITY__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_CAPABILITY__bindgen_ty_1"][::core::mem::align_of::<HSA_CAPABILITY__bindgen_ty_1>() - 4usize];
};
impl HSA_CAPABILITY__bindgen_ty_1 {
    #[inline]
    pub fn HotPluggable(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HotPluggable(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HotPluggable_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HotPluggable_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn HSAMMUPresent(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HSAMMUPresent(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HSAMMUPresent_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HSAMMUPresent_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn SharedWithGraphics(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_SharedWithGraphics(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn SharedWithGraphics_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_SharedWithGraphics_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn QueueSizePowerOfTwo(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_QueueSizePowerOfTwo(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn QueueSizePowerOfTwo_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_QueueSizePowerOfTwo_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn QueueSize32bit(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_QueueSize32bit(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn QueueSize32bit_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_QueueSize32bit_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn QueueIdleEvent(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(5usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_QueueIdleEvent(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(5usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn QueueIdleEvent_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                5usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_QueueIdleEvent_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                5usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn VALimit(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_VALimit(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn VALimit_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_VALimit_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn WatchPointsSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(7usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_WatchPointsSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(7usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WatchPointsSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                7usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_WatchPointsSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                7usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn WatchPointsTotalBits(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(8usize, 4u8) as u32) }
    }
    #[inline]
    pub fn set_WatchPointsTotalBits(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(8usize, 4u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WatchPointsTotalBits_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                8usize,
                4u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_WatchPointsTotalBits_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                8usize,
                4u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn DoorbellType(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(12usize, 2u8) as u32) }
    }
    #[inline]
    pub fn set_DoorbellType(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(12usize, 2u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn DoorbellType_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                12usize,
                2u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_DoorbellType_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                12usize,
                2u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn AQLQueueDoubleMap(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(14usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_AQLQueueDoubleMap(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(14usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn AQLQueueDoubleMap_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                14usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_AQLQueueDoubleMap_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                14usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn DebugTrapSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(15usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_DebugTrapSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(15usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn DebugTrapSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                15usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_DebugTrapSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                15usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn WaveLaunchTrapOverrideSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(16usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_WaveLaunchTrapOverrideSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(16usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WaveLaunchTrapOverrideSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                16usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_WaveLaunchTrapOverrideSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                16usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn WaveLaunchModeSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(17usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_WaveLaunchModeSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(17usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WaveLaunchModeSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                17usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_WaveLaunchModeSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                17usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn PreciseMemoryOperationsSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(18usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_PreciseMemoryOperationsSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(18usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn PreciseMemoryOperationsSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                18usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_PreciseMemoryOperationsSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                18usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn DEPRECATED_SRAM_EDCSupport(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(19usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_DEPRECATED_SRAM_EDCSupport(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(19usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn DEPRECATED_SRAM_EDCSupport_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                19usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_DEPRECATED_SRAM_EDCSupport_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                19usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Mem_EDCSupport(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(20usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Mem_EDCSupport(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(20usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Mem_EDCSupport_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                20usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Mem_EDCSupport_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                20usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn RASEventNotify(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(21usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_RASEventNotify(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(21usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn RASEventNotify_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                21usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_RASEventNotify_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                21usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ASICRevision(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(22usize, 4u8) as u32) }
    }
    #[inline]
    pub fn set_ASICRevision(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(22usize, 4u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ASICRevision_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                22usize,
                4u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ASICRevision_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                22usize,
                4u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn SRAM_EDCSupport(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(26usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_SRAM_EDCSupport(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(26usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn SRAM_EDCSupport_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                26usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_SRAM_EDCSupport_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                26usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn SVMAPISupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(27usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_SVMAPISupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(27usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn SVMAPISupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                27usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_SVMAPISupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                27usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn CoherentHostAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(28usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_CoherentHostAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(28usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn CoherentHostAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                28usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_CoherentHostAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                28usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn DebugSupportedFirmware(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(29usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_DebugSupportedFirmware(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(29usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn DebugSupportedFirmware_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                29usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_DebugSupportedFirmware_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                29usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn PreciseALUOperationsSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(30usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_PreciseALUOperationsSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(30usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn PreciseALUOperationsSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                30usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_PreciseALUOperationsSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                30usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn PerQueueResetSupported(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(31usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_PerQueueResetSupported(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(31usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn PerQueueResetSupported_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                31usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_PerQueueResetSupported_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                31usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        HotPluggable: libc::c_uint,
        HSAMMUPresent: libc::c_uint,
        SharedWithGraphics: libc::c_uint,
        QueueSizePowerOfTwo: libc::c_uint,
        QueueSize32bit: libc::c_uint,
        QueueIdleEvent: libc::c_uint,
        VALimit: libc::c_uint,
        WatchPointsSupported: libc::c_uint,
        WatchPointsTotalBits: libc::c_uint,
        DoorbellType: libc::c_uint,
        AQLQueueDoubleMap: libc::c_uint,
        DebugTrapSupported: libc::c_uint,
        WaveLaunchTrapOverrideSupported: libc::c_uint,
        WaveLaunchModeSupported: libc::c_uint,
        PreciseMemoryOperationsSupported: libc::c_uint,
        DEPRECATED_SRAM_EDCSupport: libc::c_uint,
        Mem_EDCSupport: libc::c_uint,
        RASEventNotify: libc::c_uint,
        ASICRevision: libc::c_uint,
        SRAM_EDCSupport: libc::c_uint,
        SVMAPISupported: libc::c_uint,
        CoherentHostAccess: libc::c_uint,
        DebugSupportedFirmware: libc::c_uint,
        PreciseALUOperationsSupported: libc::c_uint,
        PerQueueResetSupported: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let HotPluggable: u32 = unsafe { ::core::mem::transmute(HotPluggable) };
            HotPluggable as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let HSAMMUPresent: u32 = unsafe { ::core::mem::transmute(HSAMMUPresent) };
            HSAMMUPresent as u64
        });
        __bindgen_bitfield_unit.set(2usize, 1u8, {
            let SharedWithGraphics: u32 = unsafe { ::core::mem::transmute(SharedWithGraphics) };
            SharedWithGraphics as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let QueueSizePowerOfTwo: u32 = unsafe { ::core::mem::transmute(QueueSizePowerOfTwo) };
            QueueSizePowerOfTwo as u64
        });
        __bindgen_bitfield_unit.set(4usize, 1u8, {
            let QueueSize32bit: u32 = unsafe { ::core::mem::transmute(QueueSize32bit) };
            QueueSize32bit as u64
        });
        __bindgen_bitfield_unit.set(5usize, 1u8, {
            let QueueIdleEvent: u32 = unsafe { ::core::mem::transmute(QueueIdleEvent) };
            QueueIdleEvent as u64
        });
        __bindgen_bitfield_unit.set(6usize, 1u8, {
            let VALimit: u32 = unsafe { ::core::mem::transmute(VALimit) };
            VALimit as u64
        });
        __bindgen_bitfield_unit.set(7usize, 1u8, {
            let WatchPointsSupported: u32 = unsafe { ::core::mem::transmute(WatchPointsSupported) };
            WatchPointsSupported as u64
        });
        __bindgen_bitfield_unit.set(8usize, 4u8, {
            let WatchPointsTotalBits: u32 = unsafe { ::core::mem::transmute(WatchPointsTotalBits) };
            WatchPointsTotalBits as u64
        });
        __bindgen_bitfield_unit.set(12usize, 2u8, {
            let DoorbellType: u32 = unsafe { ::core::mem::transmute(DoorbellType) };
            DoorbellType as u64
        });
        __bindgen_bitfield_unit.set(14usize, 1u8, {
            let AQLQueueDoubleMap: u32 = unsafe { ::core::mem::transmute(AQLQueueDoubleMap) };
            AQLQueueDoubleMap as u64
        });
        __bindgen_bitfield_unit.set(15usize, 1u8, {
            let DebugTrapSupported: u32 = unsafe { ::core::mem::transmute(DebugTrapSupported) };
            DebugTrapSupported as u64
        });
        __bindgen_bitfield_unit.set(16usize, 1u8, {
            let WaveLaunchTrapOverrideSupported: u32 =
                unsafe { ::core::mem::transmute(WaveLaunchTrapOverrideSupported) };
            WaveLaunchTrapOverrideSupported as u64
        });
        __bindgen_bitfield_unit.set(17usize, 1u8, {
            let WaveLaunchModeSupported: u32 = unsafe { ::core::mem::transmute(WaveLaunchModeSupported) };
            WaveLaunchModeSupported as u64
        });
        __bindgen_bitfield_unit.set(18usize, 1u8, {
            let PreciseMemoryOperationsSupported: u32 =
                unsafe { ::core::mem::transmute(PreciseMemoryOperationsSupported) };
            PreciseMemoryOperationsSupported as u64
        });
        __bindgen_bitfield_unit.set(19usize, 1u8, {
            let DEPRECATED_SRAM_EDCSupport: u32 = unsafe { ::core::mem::transmute(DEPRECATED_SRAM_EDCSupport) };
            DEPRECATED_SRAM_EDCSupport as u64
        });
        __bindgen_bitfield_unit.set(20usize, 1u8, {
            let Mem_EDCSupport: u32 = unsafe { ::core::mem::transmute(Mem_EDCSupport) };
            Mem_EDCSupport as u64
        });
        __bindgen_bitfield_unit.set(21usize, 1u8, {
            let RASEventNotify: u32 = unsafe { ::core::mem::transmute(RASEventNotify) };
            RASEventNotify as u64
        });
        __bindgen_bitfield_unit.set(22usize, 4u8, {
            let ASICRevision: u32 = unsafe { ::core::mem::transmute(ASICRevision) };
            ASICRevision as u64
        });
        __bindgen_bitfield_unit.set(26usize, 1u8, {
            let SRAM_EDCSupport: u32 = unsafe { ::core::mem::transmute(SRAM_EDCSupport) };
            SRAM_EDCSupport as u64
        });
        __bindgen_bitfield_unit.set(27usize, 1u8, {
            let SVMAPISupported: u32 = unsafe { ::core::mem::transmute(SVMAPISupported) };
            SVMAPISupported as u64
        });
        __bindgen_bitfield_unit.set(28usize, 1u8, {
            let CoherentHostAccess: u32 = unsafe { ::core::mem::transmute(CoherentHostAccess) };
            CoherentHostAccess as u64
        });
        __bindgen_bitfield_unit.set(29usize, 1u8, {
            let DebugSupportedFirmware: u32 = unsafe { ::core::mem::transmute(DebugSupportedFirmware) };
            DebugSupportedFirmware as u64
        });
        __bindgen_bitfield_unit.set(30usize, 1u8, {
            let PreciseALUOperationsSupported: u32 = unsafe { ::core::mem::transmute(PreciseALUOperationsSupported) };
            PreciseALUOperationsSupported as u64
        });
        __bindgen_bitfield_unit.set(31usize, 1u8, {
            let PerQueueResetSupported: u32 = unsafe { ::core::mem::transmute(PerQueueResetSupported) };
            PerQueueResetSupported as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_CAPABILITY"][::core::mem::size_of::<HSA_CAPABILITY>() - 4usize];
    ["Alignment of HSA_CAPABILITY"][::core::mem::align_of::<HSA_CAPABILITY>() - 4usize];
    ["Offset of field: HSA_CAPABILITY::Value"][::core::mem::offset_of!(HSA_CAPABILITY, Value) - 0usize];
    ["Offset of field: HSA_CAPABILITY::ui32"][::core::mem::offset_of!(HSA_CAPABILITY, ui32) - 0usize];
};
impl Default for HSA_CAPABILITY {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union HSA_DEBUG_PROPERTIES {
    pub Value: HSAuint64,
    pub __bindgen_anon_1: HSA_DEBUG_PROPERTIES__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_DEBUG_PROPERTIES__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 8usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_DEBUG_PROPERTIES__bindgen_ty_1"]
        [::core::mem::size_of::<HSA_DEBUG_PROPERTIES__bindgen_ty_1>() - 8usize];
    ["Alignment of HSA_DEBUG_PROPERTIES__bindgen_ty_1"]
        [::core::mem::align_of::<HSA_DEBUG_PROPERTIES__bindgen_ty_1>() - 4usize];
};
impl HSA_DEBUG_PROPERTIES__bindgen_ty_1 {
    #[inline]
    pub fn WatchAddrMaskLoBit(&self) -> HSAuint64 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 4u8) as u64) }
    }
    #[inline]
    pub fn set_WatchAddrMaskLoBit(&mut self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 4u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WatchAddrMaskLoBit_raw(this: *const Self) -> HSAuint64 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 8usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                4u8,
            ) as u64)
        }
    }
    #[inline]
    pub unsafe fn set_WatchAddrMaskLoBit_raw(this: *mut Self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 8usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                4u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn WatchAddrMaskHiBit(&self) -> HSAuint64 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 6u8) as u64) }
    }
    #[inline]
    pub fn set_WatchAddrMaskHiBit(&mut self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 6u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn WatchAddrMaskHiBit_raw(this: *const Self) -> HSAuint64 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 8usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                6u8,
            ) as u64)
        }
    }
    #[inline]
    pub unsafe fn set_WatchAddrMaskHiBit_raw(this: *mut Self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 8usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                6u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn DispatchInfoAlwaysValid(&self) -> HSAuint64 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(10usize, 1u8) as u64) }
    }
    #[inline]
    pub fn set_DispatchInfoAlwaysValid(&mut self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            self._bitfield_1.set(10usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn DispatchInfoAlwaysValid_raw(this: *const Self) -> HSAuint64 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 8usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                10usize,
                1u8,
            ) as u64)
        }
    }
    #[inline]
    pub unsafe fn set_DispatchInfoAlwaysValid_raw(this: *mut Self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 8usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                10usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn AddressWatchpointShareKind(&self) -> HSAuint64 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(11usize, 1u8) as u64) }
    }
    #[inline]
    pub fn set_AddressWatchpointShareKind(&mut self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            self._bitfield_1.set(11usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn AddressWatchpointShareKind_raw(this: *const Self) -> HSAuint64 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 8usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                11usize,
                1u8,
            ) as u64)
        }
    }
    #[inline]
    pub unsafe fn set_AddressWatchpointShareKind_raw(this: *mut Self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 8usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                11usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> HSAuint64 {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(12usize, 52u8) as u64) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            self._bitfield_1.set(12usize, 52u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> HSAuint64 {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 8usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                12usize,
                52u8,
            ) as u64)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: HSAuint64) {
        unsafe {
            let val: u64 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 8usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                12usize,
                52u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        WatchAddrMaskLoBit: HSAuint64,
        WatchAddrMaskHiBit: HSAuint64,
        DispatchInfoAlwaysValid: HSAuint64,
        AddressWatchpointShareKind: HSAuint64,
        Reserved: HSAuint64,
    ) -> __BindgenBitfieldUnit<[u8; 8usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 8usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 4u8, {
            let WatchAddrMaskLoBit: u64 = unsafe { ::core::mem::transmute(WatchAddrMaskLoBit) };
            WatchAddrMaskLoBit as u64
        });
        __bindgen_bitfield_unit.set(4usize, 6u8, {
            let WatchAddrMaskHiBit: u64 = unsafe { ::core::mem::transmute(WatchAddrMaskHiBit) };
            WatchAddrMaskHiBit as u64
        });
        __bindgen_bitfield_unit.set(10usize, 1u8, {
            let DispatchInfoAlwaysValid: u64 = unsafe { ::core::mem::transmute(DispatchInfoAlwaysValid) };
            DispatchInfoAlwaysValid as u64
        });
        __bindgen_bitfield_unit.set(11usize, 1u8, {
            let AddressWatchpointShareKind: u64 = unsafe { ::core::mem::transmute(AddressWatchpointShareKind) };
            AddressWatchpointShareKind as u64
        });
        __bindgen_bitfield_unit.set(12usize, 52u8, {
            let Reserved: u64 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_DEBUG_PROPERTIES"][::core::mem::size_of::<HSA_DEBUG_PROPERTIES>() - 8usize];
    ["Alignment of HSA_DEBUG_PROPERTIES"][::core::mem::align_of::<HSA_DEBUG_PROPERTIES>() - 4usize];
    ["Offset of field: HSA_DEBUG_PROPERTIES::Value"][::core::mem::offset_of!(HSA_DEBUG_PROPERTIES, Value) - 0usize];
};
impl Default for HSA_DEBUG_PROPERTIES {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaNodeProperties {
    pub NumCPUCores: HSAuint32,
    pub NumFComputeCores: HSAuint32,
    pub NumNeuralCores: HSAuint32,
    pub NumMemoryBanks: HSAuint32,
    pub NumCaches: HSAuint32,
    pub NumIOLinks: HSAuint32,
    pub CComputeIdLo: HSAuint32,
    pub FComputeIdLo: HSAuint32,
    pub Capability: HSA_CAPABILITY,
    pub MaxWavesPerSIMD: HSAuint32,
    pub LDSSizeInKB: HSAuint32,
    pub GDSSizeInKB: HSAuint32,
    pub WaveFrontSize: HSAuint32,
    pub NumShaderBanks: HSAuint32,
    pub NumArrays: HSAuint32,
    pub NumCUPerArray: HSAuint32,
    pub NumSIMDPerCU: HSAuint32,
    pub MaxSlotsScratchCU: HSAuint32,
    pub EngineId: HSA_ENGINE_ID,
    pub OverrideEngineId: HSA_ENGINE_ID,
    pub VendorId: HSAuint16,
    pub DeviceId: HSAuint16,
    pub LocationId: HSAuint32,
    pub LocalMemSize: HSAuint64,
    pub MaxEngineClockMhzFCompute: HSAuint32,
    pub MaxEngineClockMhzCCompute: HSAuint32,
    pub DrmRenderMinor: HSAint32,
    pub MarketingName: [HSAuint16; 64usize],
    pub AMDName: [HSAuint8; 64usize],
    pub uCodeEngineVersions: HSA_ENGINE_VERSION,
    pub DebugProperties: HSA_DEBUG_PROPERTIES,
    pub HiveID: HSAuint64,
    pub NumSdmaEngines: HSAuint32,
    pub NumSdmaXgmiEngines: HSAuint32,
    pub NumSdmaQueuesPerEngine: HSAuint8,
    pub NumCpQueues: HSAuint8,
    pub NumGws: HSAuint8,
    pub Integrated: HSAuint8,
    pub Domain: HSAuint32,
    pub UniqueID: HSAuint64,
    pub VGPRSizePerCU: HSAuint32,
    pub SGPRSizePerCU: HSAuint32,
    pub NumXcc: HSAuint32,
    pub KFDGpuID: HSAuint32,
    pub FamilyID: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaNodeProperties"][::core::mem::size_of::<_HsaNodeProperties>() - 364usize];
    ["Alignment of _HsaNodeProperties"][::core::mem::align_of::<_HsaNodeProperties>() - 4usize];
    ["Offset of field: _HsaNodeProperties::NumCPUCores"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumCPUCores) - 0usize];
    ["Offset of field: _HsaNodeProperties::NumFComputeCores"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumFComputeCores) - 4usize];
    ["Offset of field: _HsaNodeProperties::NumNeuralCores"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumNeuralCores) - 8usize];
    ["Offset of field: _HsaNodeProperties::NumMemoryBanks"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumMemoryBanks) - 12usize];
    ["Offset of field: _HsaNodeProperties::NumCaches"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumCaches) - 16usize];
    ["Offset of field: _HsaNodeProperties::NumIOLinks"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumIOLinks) - 20usize];
    ["Offset of field: _HsaNodeProperties::CComputeIdLo"]
        [::core::mem::offset_of!(_HsaNodeProperties, CComputeIdLo) - 24usize];
    ["Offset of field: _HsaNodeProperties::FComputeIdLo"]
        [::core::mem::offset_of!(_HsaNodeProperties, FComputeIdLo) - 28usize];
    ["Offset of field: _HsaNodeProperties::Capability"]
        [::core::mem::offset_of!(_HsaNodeProperties, Capability) - 32usize];
    ["Offset of field: _HsaNodeProperties::MaxWavesPerSIMD"]
        [::core::mem::offset_of!(_HsaNodeProperties, MaxWavesPerSIMD) - 36usize];
    ["Offset of field: _HsaNodeProperties::LDSSizeInKB"]
        [::core::mem::offset_of!(_HsaNodeProperties, LDSSizeInKB) - 40usize];
    ["Offset of field: _HsaNodeProperties::GDSSizeInKB"]
        [::core::mem::offset_of!(_HsaNodeProperties, GDSSizeInKB) - 44usize];
    ["Offset of field: _HsaNodeProperties::WaveFrontSize"]
        [::core::mem::offset_of!(_HsaNodeProperties, WaveFrontSize) - 48usize];
    ["Offset of field: _HsaNodeProperties::NumShaderBanks"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumShaderBanks) - 52usize];
    ["Offset of field: _HsaNodeProperties::NumArrays"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumArrays) - 56usize];
    ["Offset of field: _HsaNodeProperties::NumCUPerArray"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumCUPerArray) - 60usize];
    ["Offset of field: _HsaNodeProperties::NumSIMDPerCU"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumSIMDPerCU) - 64usize];
    ["Offset of field: _HsaNodeProperties::MaxSlotsScratchCU"]
        [::core::mem::offset_of!(_HsaNodeProperties, MaxSlotsScratchCU) - 68usize];
    ["Offset of field: _HsaNodeProperties::EngineId"][::core::mem::offset_of!(_HsaNodeProperties, EngineId) - 72usize];
    ["Offset of field: _HsaNodeProperties::OverrideEngineId"]
        [::core::mem::offset_of!(_HsaNodeProperties, OverrideEngineId) - 76usize];
    ["Offset of field: _HsaNodeProperties::VendorId"][::core::mem::offset_of!(_HsaNodeProperties, VendorId) - 80usize];
    ["Offset of field: _HsaNodeProperties::DeviceId"][::core::mem::offset_of!(_HsaNodeProperties, DeviceId) - 82usize];
    ["Offset of field: _HsaNodeProperties::LocationId"]
        [::core::mem::offset_of!(_HsaNodeProperties, LocationId) - 84usize];
    ["Offset of field: _HsaNodeProperties::LocalMemSize"]
        [::core::mem::offset_of!(_HsaNodeProperties, LocalMemSize) - 88usize];
    ["Offset of field: _HsaNodeProperties::MaxEngineClockMhzFCompute"]
        [::core::mem::offset_of!(_HsaNodeProperties, MaxEngineClockMhzFCompute) - 96usize];
    ["Offset of field: _HsaNodeProperties::MaxEngineClockMhzCCompute"]
        [::core::mem::offset_of!(_HsaNodeProperties, MaxEngineClockMhzCCompute) - 100usize];
    ["Offset of field: _HsaNodeProperties::DrmRenderMinor"]
        [::core::mem::offset_of!(_HsaNodeProperties, DrmRenderMinor) - 104usize];
    ["Offset of field: _HsaNodeProperties::MarketingName"]
        [::core::mem::offset_of!(_HsaNodeProperties, MarketingName) - 108usize];
    ["Offset of field: _HsaNodeProperties::AMDName"][::core::mem::offset_of!(_HsaNodeProperties, AMDName) - 236usize];
    ["Offset of field: _HsaNodeProperties::uCodeEngineVersions"]
        [::core::mem::offset_of!(_HsaNodeProperties, uCodeEngineVersions) - 300usize];
    ["Offset of field: _HsaNodeProperties::DebugProperties"]
        [::core::mem::offset_of!(_HsaNodeProperties, DebugProperties) - 304usize];
    ["Offset of field: _HsaNodeProperties::HiveID"][::core::mem::offset_of!(_HsaNodeProperties, HiveID) - 312usize];
    ["Offset of field: _HsaNodeProperties::NumSdmaEngines"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumSdmaEngines) - 320usize];
    ["Offset of field: _HsaNodeProperties::NumSdmaXgmiEngines"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumSdmaXgmiEngines) - 324usize];
    ["Offset of field: _HsaNodeProperties::NumSdmaQueuesPerEngine"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumSdmaQueuesPerEngine) - 328usize];
    ["Offset of field: _HsaNodeProperties::NumCpQueues"]
        [::core::mem::offset_of!(_HsaNodeProperties, NumCpQueues) - 329usize];
    ["Offset of field: _HsaNodeProperties::NumGws"][::core::mem::offset_of!(_HsaNodeProperties, NumGws) - 330usize];
    ["Offset of field: _HsaNodeProperties::Integrated"]
        [::core::mem::offset_of!(_HsaNodeProperties, Integrated) - 331usize];
    ["Offset of field: _HsaNodeProperties::Domain"][::core::mem::offset_of!(_HsaNodeProperties, Domain) - 332usize];
    ["Offset of field: _HsaNodeProperties::UniqueID"][::core::mem::offset_of!(_HsaNodeProperties, UniqueID) - 336usize];
    ["Offset of field: _HsaNodeProperties::VGPRSizePerCU"]
        [::core::mem::offset_of!(_HsaNodeProperties, VGPRSizePerCU) - 344usize];
    ["Offset of field: _HsaNodeProperties::SGPRSizePerCU"]
        [::core::mem::offset_of!(_HsaNodeProperties, SGPRSizePerCU) - 348usize];
    ["Offset of field: _HsaNodeProperties::NumXcc"][::core::mem::offset_of!(_HsaNodeProperties, NumXcc) - 352usize];
    ["Offset of field: _HsaNodeProperties::KFDGpuID"][::core::mem::offset_of!(_HsaNodeProperties, KFDGpuID) - 356usize];
    ["Offset of field: _HsaNodeProperties::FamilyID"][::core::mem::offset_of!(_HsaNodeProperties, FamilyID) - 360usize];
};
impl Default for _HsaNodeProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaNodeProperties = _HsaNodeProperties;
pub const HSA_HEAPTYPE_SYSTEM: _HSA_HEAPTYPE = 0;
pub const HSA_HEAPTYPE_FRAME_BUFFER_PUBLIC: _HSA_HEAPTYPE = 1;
pub const HSA_HEAPTYPE_FRAME_BUFFER_PRIVATE: _HSA_HEAPTYPE = 2;
pub const HSA_HEAPTYPE_GPU_GDS: _HSA_HEAPTYPE = 3;
pub const HSA_HEAPTYPE_GPU_LDS: _HSA_HEAPTYPE = 4;
pub const HSA_HEAPTYPE_GPU_SCRATCH: _HSA_HEAPTYPE = 5;
pub const HSA_HEAPTYPE_DEVICE_SVM: _HSA_HEAPTYPE = 6;
pub const HSA_HEAPTYPE_MMIO_REMAP: _HSA_HEAPTYPE = 7;
pub const HSA_HEAPTYPE_NUMHEAPTYPES: _HSA_HEAPTYPE = 8;
pub const HSA_HEAPTYPE_SIZE: _HSA_HEAPTYPE = 4294967295;
pub type _HSA_HEAPTYPE = libc::c_uint;
pub use self::_HSA_HEAPTYPE as HSA_HEAPTYPE;
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_MEMORYPROPERTY {
    pub MemoryProperty: HSAuint32,
    pub ui32: HSA_MEMORYPROPERTY__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_MEMORYPROPERTY__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_MEMORYPROPERTY__bindgen_ty_1"][::core::mem::size_of::<HSA_MEMORYPROPERTY__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_MEMORYPROPERTY__bindgen_ty_1"]
        [::core::mem::align_of::<HSA_MEMORYPROPERTY__bindgen_ty_1>() - 4usize];
};
impl HSA_MEMORYPROPERTY__bindgen_ty_1 {
    #[inline]
    pub fn HotPluggable(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HotPluggable(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HotPluggable_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HotPluggable_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NonVolatile(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NonVolatile(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NonVolatile_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NonVolatile_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 30u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 30u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                30u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                30u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        HotPluggable: libc::c_uint,
        NonVolatile: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let HotPluggable: u32 = unsafe { ::core::mem::transmute(HotPluggable) };
            HotPluggable as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let NonVolatile: u32 = unsafe { ::core::mem::transmute(NonVolatile) };
            NonVolatile as u64
        });
        __bindgen_bitfield_unit.set(2usize, 30u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_MEMORYPROPERTY"][::core::mem::size_of::<HSA_MEMORYPROPERTY>() - 4usize];
    ["Alignment of HSA_MEMORYPROPERTY"][::core::mem::align_of::<HSA_MEMORYPROPERTY>() - 4usize];
    ["Offset of field: HSA_MEMORYPROPERTY::MemoryProperty"]
        [::core::mem::offset_of!(HSA_MEMORYPROPERTY, MemoryProperty) - 0usize];
    ["Offset of field: HSA_MEMORYPROPERTY::ui32"][::core::mem::offset_of!(HSA_MEMORYPROPERTY, ui32) - 0usize];
};
impl Default for HSA_MEMORYPROPERTY {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaMemoryProperties {
    pub HeapType: HSA_HEAPTYPE,
    pub __bindgen_anon_1: _HsaMemoryProperties__bindgen_ty_1,
    pub Flags: HSA_MEMORYPROPERTY,
    pub Width: HSAuint32,
    pub MemoryClockMax: HSAuint32,
    pub VirtualBaseAddress: HSAuint64,
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union _HsaMemoryProperties__bindgen_ty_1 {
    pub SizeInBytes: HSAuint64,
    pub ui32: _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1 {
    pub SizeInBytesLow: HSAuint32,
    pub SizeInBytesHigh: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<_HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1>() - 8usize];
    ["Alignment of _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1::SizeInBytesLow"]
        [::core::mem::offset_of!(_HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1, SizeInBytesLow) - 0usize];
    ["Offset of field: _HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1::SizeInBytesHigh"]
        [::core::mem::offset_of!(_HsaMemoryProperties__bindgen_ty_1__bindgen_ty_1, SizeInBytesHigh) - 4usize];
};
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemoryProperties__bindgen_ty_1"]
        [::core::mem::size_of::<_HsaMemoryProperties__bindgen_ty_1>() - 8usize];
    ["Alignment of _HsaMemoryProperties__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaMemoryProperties__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaMemoryProperties__bindgen_ty_1::SizeInBytes"]
        [::core::mem::offset_of!(_HsaMemoryProperties__bindgen_ty_1, SizeInBytes) - 0usize];
    ["Offset of field: _HsaMemoryProperties__bindgen_ty_1::ui32"]
        [::core::mem::offset_of!(_HsaMemoryProperties__bindgen_ty_1, ui32) - 0usize];
};
impl Default for _HsaMemoryProperties__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemoryProperties"][::core::mem::size_of::<_HsaMemoryProperties>() - 32usize];
    ["Alignment of _HsaMemoryProperties"][::core::mem::align_of::<_HsaMemoryProperties>() - 4usize];
    ["Offset of field: _HsaMemoryProperties::HeapType"]
        [::core::mem::offset_of!(_HsaMemoryProperties, HeapType) - 0usize];
    ["Offset of field: _HsaMemoryProperties::Flags"][::core::mem::offset_of!(_HsaMemoryProperties, Flags) - 12usize];
    ["Offset of field: _HsaMemoryProperties::Width"][::core::mem::offset_of!(_HsaMemoryProperties, Width) - 16usize];
    ["Offset of field: _HsaMemoryProperties::MemoryClockMax"]
        [::core::mem::offset_of!(_HsaMemoryProperties, MemoryClockMax) - 20usize];
    ["Offset of field: _HsaMemoryProperties::VirtualBaseAddress"]
        [::core::mem::offset_of!(_HsaMemoryProperties, VirtualBaseAddress) - 24usize];
};
impl Default for _HsaMemoryProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaMemoryProperties = _HsaMemoryProperties;
#[repr(C)]
#[derive(Copy, Clone)]
pub union HsaCacheType {
    pub Value: HSAuint32,
    pub ui32: HsaCacheType__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HsaCacheType__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HsaCacheType__bindgen_ty_1"][::core::mem::size_of::<HsaCacheType__bindgen_ty_1>() - 4usize];
    ["Alignment of HsaCacheType__bindgen_ty_1"][::core::mem::align_of::<HsaCacheType__bindgen_ty_1>() - 4usize];
};
impl HsaCacheType__bindgen_ty_1 {
    #[inline]
    pub fn Data(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Data(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Data_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Data_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Instruction(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Instruction(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Instruction_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Instruction_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn CPU(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_CPU(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn CPU_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_CPU_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn HSACU(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HSACU(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HSACU_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HSACU_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 28u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 28u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                28u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                28u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        Data: libc::c_uint,
        Instruction: libc::c_uint,
        CPU: libc::c_uint,
        HSACU: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let Data: u32 = unsafe { ::core::mem::transmute(Data) };
            Data as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let Instruction: u32 = unsafe { ::core::mem::transmute(Instruction) };
            Instruction as u64
        });
        __bindgen_bitfield_unit.set(2usize, 1u8, {
            let CPU: u32 = unsafe { ::core::mem::transmute(CPU) };
            CPU as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let HSACU: u32 = unsafe { ::core::mem::transmute(HSACU) };
            HSACU as u64
        });
        __bindgen_bitfield_unit.set(4usize, 28u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HsaCacheType"][::core::mem::size_of::<HsaCacheType>() - 4usize];
    ["Alignment of HsaCacheType"][::core::mem::align_of::<HsaCacheType>() - 4usize];
    ["Offset of field: HsaCacheType::Value"][::core::mem::offset_of!(HsaCacheType, Value) - 0usize];
    ["Offset of field: HsaCacheType::ui32"][::core::mem::offset_of!(HsaCacheType, ui32) - 0usize];
};
impl Default for HsaCacheType {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HaCacheProperties {
    pub ProcessorIdLow: HSAuint32,
    pub CacheLevel: HSAuint32,
    pub CacheSize: HSAuint32,
    pub CacheLineSize: HSAuint32,
    pub CacheLinesPerTag: HSAuint32,
    pub CacheAssociativity: HSAuint32,
    pub CacheLatency: HSAuint32,
    pub CacheType: HsaCacheType,
    pub SiblingMap: [HSAuint32; 256usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HaCacheProperties"][::core::mem::size_of::<_HaCacheProperties>() - 1056usize];
    ["Alignment of _HaCacheProperties"][::core::mem::align_of::<_HaCacheProperties>() - 4usize];
    ["Offset of field: _HaCacheProperties::ProcessorIdLow"]
        [::core::mem::offset_of!(_HaCacheProperties, ProcessorIdLow) - 0usize];
    ["Offset of field: _HaCacheProperties::CacheLevel"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheLevel) - 4usize];
    ["Offset of field: _HaCacheProperties::CacheSize"][::core::mem::offset_of!(_HaCacheProperties, CacheSize) - 8usize];
    ["Offset of field: _HaCacheProperties::CacheLineSize"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheLineSize) - 12usize];
    ["Offset of field: _HaCacheProperties::CacheLinesPerTag"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheLinesPerTag) - 16usize];
    ["Offset of field: _HaCacheProperties::CacheAssociativity"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheAssociativity) - 20usize];
    ["Offset of field: _HaCacheProperties::CacheLatency"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheLatency) - 24usize];
    ["Offset of field: _HaCacheProperties::CacheType"]
        [::core::mem::offset_of!(_HaCacheProperties, CacheType) - 28usize];
    ["Offset of field: _HaCacheProperties::SiblingMap"]
        [::core::mem::offset_of!(_HaCacheProperties, SiblingMap) - 32usize];
};
impl Default for _HaCacheProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCacheProperties = _HaCacheProperties;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _HsaCComputeProperties {
    pub SiblingMap: [HSAuint32; 256usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCComputeProperties"][::core::mem::size_of::<_HsaCComputeProperties>() - 1024usize];
    ["Alignment of _HsaCComputeProperties"][::core::mem::align_of::<_HsaCComputeProperties>() - 4usize];
    ["Offset of field: _HsaCComputeProperties::SiblingMap"]
        [::core::mem::offset_of!(_HsaCComputeProperties, SiblingMap) - 0usize];
};
impl Default for _HsaCComputeProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCComputeProperties = _HsaCComputeProperties;
pub const HSA_IOLINKTYPE_UNDEFINED: _HSA_IOLINKTYPE = 0;
pub const HSA_IOLINKTYPE_HYPERTRANSPORT: _HSA_IOLINKTYPE = 1;
pub const HSA_IOLINKTYPE_PCIEXPRESS: _HSA_IOLINKTYPE = 2;
pub const HSA_IOLINKTYPE_AMBA: _HSA_IOLINKTYPE = 3;
pub const HSA_IOLINKTYPE_MIPI: _HSA_IOLINKTYPE = 4;
pub const HSA_IOLINK_TYPE_QPI_1_1: _HSA_IOLINKTYPE = 5;
pub const HSA_IOLINK_TYPE_RESERVED1: _HSA_IOLINKTYPE = 6;
pub const HSA_IOLINK_TYPE_RESERVED2: _HSA_IOLINKTYPE = 7;
pub const HSA_IOLINK_TYPE_RAPID_IO: _HSA_IOLINKTYPE = 8;
pub const HSA_IOLINK_TYPE_INFINIBAND: _HSA_IOLINKTYPE = 9;
pub const HSA_IOLINK_TYPE_RESERVED3: _HSA_IOLINKTYPE = 10;
pub const HSA_IOLINK_TYPE_XGMI: _HSA_IOLINKTYPE = 11;
pub const HSA_IOLINK_TYPE_XGOP: _HSA_IOLINKTYPE = 12;
pub const HSA_IOLINK_TYPE_GZ: _HSA_IOLINKTYPE = 13;
pub const HSA_IOLINK_TYPE_ETHERNET_RDMA: _HSA_IOLINKTYPE = 14;
pub const HSA_IOLINK_TYPE_RDMA_OTHER: _HSA_IOLINKTYPE = 15;
pub const HSA_IOLINK_TYPE_OTHER: _HSA_IOLINKTYPE = 16;
pub const HSA_IOLINKTYPE_NUMIOLINKTYPES: _HSA_IOLINKTYPE = 17;
pub const HSA_IOLINKTYPE_SIZE: _HSA_IOLINKTYPE = 4294967295;
pub type _HSA_IOLINKTYPE = libc::c_uint;
pub use self::_HSA_IOLINKTYPE as HSA_IOLINKTYPE;
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_LINKPROPERTY {
    pub LinkProperty: HSAuint32,
    pub ui32: HSA_LINKPROPERTY__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_LINKPROPERTY__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_LINKPROPERTY__bindgen_ty_1"][::core::mem::size_of::<HSA_LINKPROPERTY__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_LINKPROPERTY__bindgen_ty_1"][::core::mem::align_of::<HSA_LINKPROPERTY__bindgen_ty_1>() - 4usize];
};
impl HSA_LINKPROPERTY__bindgen_ty_1 {
    #[inline]
    pub fn Override(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Override(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Override_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Override_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NonCoherent(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NonCoherent(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NonCoherent_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NonCoherent_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoAtomics32bit(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoAtomics32bit(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoAtomics32bit_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoAtomics32bit_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoAtomics64bit(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoAtomics64bit(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoAtomics64bit_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoAtomics64bit_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoPeerToPeerDMA(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoPeerToPeerDMA(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoPeerToPeerDMA_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoPeerToPeerDMA_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(5usize, 27u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(5usize, 27u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                5usize,
                27u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                5usize,
                27u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        Override: libc::c_uint,
        NonCoherent: libc::c_uint,
        NoAtomics32bit: libc::c_uint,
        NoAtomics64bit: libc::c_uint,
        NoPeerToPeerDMA: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let Override: u32 = unsafe { ::core::mem::transmute(Override) };
            Override as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let NonCoherent: u32 = unsafe { ::core::mem::transmute(NonCoherent) };
            NonCoherent as u64
        });
        __bindgen_bitfield_unit.set(2usize, 1u8, {
            let NoAtomics32bit: u32 = unsafe { ::core::mem::transmute(NoAtomics32bit) };
            NoAtomics32bit as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let NoAtomics64bit: u32 = unsafe { ::core::mem::transmute(NoAtomics64bit) };
            NoAtomics64bit as u64
        });
        __bindgen_bitfield_unit.set(4usize, 1u8, {
            let NoPeerToPeerDMA: u32 = unsafe { ::core::mem::transmute(NoPeerToPeerDMA) };
            NoPeerToPeerDMA as u64
        });
        __bindgen_bitfield_unit.set(5usize, 27u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_LINKPROPERTY"][::core::mem::size_of::<HSA_LINKPROPERTY>() - 4usize];
    ["Alignment of HSA_LINKPROPERTY"][::core::mem::align_of::<HSA_LINKPROPERTY>() - 4usize];
    ["Offset of field: HSA_LINKPROPERTY::LinkProperty"]
        [::core::mem::offset_of!(HSA_LINKPROPERTY, LinkProperty) - 0usize];
    ["Offset of field: HSA_LINKPROPERTY::ui32"][::core::mem::offset_of!(HSA_LINKPROPERTY, ui32) - 0usize];
};
impl Default for HSA_LINKPROPERTY {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaIoLinkProperties {
    pub IoLinkType: HSA_IOLINKTYPE,
    pub VersionMajor: HSAuint32,
    pub VersionMinor: HSAuint32,
    pub NodeFrom: HSAuint32,
    pub NodeTo: HSAuint32,
    pub Weight: HSAuint32,
    pub MinimumLatency: HSAuint32,
    pub MaximumLatency: HSAuint32,
    pub MinimumBandwidth: HSAuint32,
    pub MaximumBandwidth: HSAuint32,
    pub RecTransferSize: HSAuint32,
    pub RecSdmaEngIdMask: HSAuint32,
    pub Flags: HSA_LINKPROPERTY,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaIoLinkProperties"][::core::mem::size_of::<_HsaIoLinkProperties>() - 52usize];
    ["Alignment of _HsaIoLinkProperties"][::core::mem::align_of::<_HsaIoLinkProperties>() - 4usize];
    ["Offset of field: _HsaIoLinkProperties::IoLinkType"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, IoLinkType) - 0usize];
    ["Offset of field: _HsaIoLinkProperties::VersionMajor"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, VersionMajor) - 4usize];
    ["Offset of field: _HsaIoLinkProperties::VersionMinor"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, VersionMinor) - 8usize];
    ["Offset of field: _HsaIoLinkProperties::NodeFrom"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, NodeFrom) - 12usize];
    ["Offset of field: _HsaIoLinkProperties::NodeTo"][::core::mem::offset_of!(_HsaIoLinkProperties, NodeTo) - 16usize];
    ["Offset of field: _HsaIoLinkProperties::Weight"][::core::mem::offset_of!(_HsaIoLinkProperties, Weight) - 20usize];
    ["Offset of field: _HsaIoLinkProperties::MinimumLatency"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, MinimumLatency) - 24usize];
    ["Offset of field: _HsaIoLinkProperties::MaximumLatency"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, MaximumLatency) - 28usize];
    ["Offset of field: _HsaIoLinkProperties::MinimumBandwidth"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, MinimumBandwidth) - 32usize];
    ["Offset of field: _HsaIoLinkProperties::MaximumBandwidth"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, MaximumBandwidth) - 36usize];
    ["Offset of field: _HsaIoLinkProperties::RecTransferSize"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, RecTransferSize) - 40usize];
    ["Offset of field: _HsaIoLinkProperties::RecSdmaEngIdMask"]
        [::core::mem::offset_of!(_HsaIoLinkProperties, RecSdmaEngIdMask) - 44usize];
    ["Offset of field: _HsaIoLinkProperties::Flags"][::core::mem::offset_of!(_HsaIoLinkProperties, Flags) - 48usize];
};
impl Default for _HsaIoLinkProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaIoLinkProperties = _HsaIoLinkProperties;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaMemFlags {
    pub __bindgen_anon_1: _HsaMemFlags__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union _HsaMemFlags__bindgen_ty_1 {
    pub ui32: _HsaMemFlags__bindgen_ty_1__bindgen_ty_1,
    pub Value: HSAuint32,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaMemFlags__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<_HsaMemFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaMemFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaMemFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
};
impl _HsaMemFlags__bindgen_ty_1__bindgen_ty_1 {
    #[inline]
    pub fn NonPaged(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NonPaged(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NonPaged_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NonPaged_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn CachePolicy(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 2u8) as u32) }
    }
    #[inline]
    pub fn set_CachePolicy(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 2u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn CachePolicy_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                2u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_CachePolicy_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                2u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ReadOnly(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ReadOnly(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ReadOnly_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ReadOnly_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn PageSize(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 2u8) as u32) }
    }
    #[inline]
    pub fn set_PageSize(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 2u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn PageSize_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                2u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_PageSize_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                2u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn HostAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HostAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HostAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HostAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoSubstitute(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(7usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoSubstitute(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(7usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoSubstitute_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                7usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoSubstitute_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                7usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn GDSMemory(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(8usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_GDSMemory(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(8usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn GDSMemory_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                8usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_GDSMemory_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                8usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Scratch(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Scratch(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Scratch_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                9usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Scratch_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn AtomicAccessFull(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(10usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_AtomicAccessFull(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(10usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn AtomicAccessFull_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                10usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_AtomicAccessFull_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                10usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn AtomicAccessPartial(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(11usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_AtomicAccessPartial(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(11usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn AtomicAccessPartial_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                11usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_AtomicAccessPartial_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                11usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ExecuteAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(12usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ExecuteAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(12usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ExecuteAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                12usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ExecuteAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                12usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn CoarseGrain(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(13usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_CoarseGrain(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(13usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn CoarseGrain_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                13usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_CoarseGrain_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                13usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn AQLQueueMemory(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(14usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_AQLQueueMemory(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(14usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn AQLQueueMemory_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                14usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_AQLQueueMemory_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                14usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn FixedAddress(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(15usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_FixedAddress(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(15usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn FixedAddress_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                15usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_FixedAddress_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                15usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoNUMABind(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(16usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoNUMABind(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(16usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoNUMABind_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                16usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoNUMABind_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                16usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Uncached(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(17usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Uncached(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(17usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Uncached_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                17usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Uncached_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                17usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoAddress(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(18usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoAddress(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(18usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoAddress_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                18usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoAddress_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                18usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn OnlyAddress(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(19usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_OnlyAddress(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(19usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn OnlyAddress_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                19usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_OnlyAddress_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                19usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ExtendedCoherent(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(20usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ExtendedCoherent(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(20usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ExtendedCoherent_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                20usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ExtendedCoherent_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                20usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn GTTAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(21usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_GTTAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(21usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn GTTAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                21usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_GTTAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                21usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Contiguous(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(22usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Contiguous(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(22usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Contiguous_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                22usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Contiguous_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                22usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(23usize, 9u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(23usize, 9u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                23usize,
                9u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                23usize,
                9u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        NonPaged: libc::c_uint,
        CachePolicy: libc::c_uint,
        ReadOnly: libc::c_uint,
        PageSize: libc::c_uint,
        HostAccess: libc::c_uint,
        NoSubstitute: libc::c_uint,
        GDSMemory: libc::c_uint,
        Scratch: libc::c_uint,
        AtomicAccessFull: libc::c_uint,
        AtomicAccessPartial: libc::c_uint,
        ExecuteAccess: libc::c_uint,
        CoarseGrain: libc::c_uint,
        AQLQueueMemory: libc::c_uint,
        FixedAddress: libc::c_uint,
        NoNUMABind: libc::c_uint,
        Uncached: libc::c_uint,
        NoAddress: libc::c_uint,
        OnlyAddress: libc::c_uint,
        ExtendedCoherent: libc::c_uint,
        GTTAccess: libc::c_uint,
        Contiguous: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let NonPaged: u32 = unsafe { ::core::mem::transmute(NonPaged) };
            NonPaged as u64
        });
        __bindgen_bitfield_unit.set(1usize, 2u8, {
            let CachePolicy: u32 = unsafe { ::core::mem::transmute(CachePolicy) };
            CachePolicy as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let ReadOnly: u32 = unsafe { ::core::mem::transmute(ReadOnly) };
            ReadOnly as u64
        });
        __bindgen_bitfield_unit.set(4usize, 2u8, {
            let PageSize: u32 = unsafe { ::core::mem::transmute(PageSize) };
            PageSize as u64
        });
        __bindgen_bitfield_unit.set(6usize, 1u8, {
            let HostAccess: u32 = unsafe { ::core::mem::transmute(HostAccess) };
            HostAccess as u64
        });
        __bindgen_bitfield_unit.set(7usize, 1u8, {
            let NoSubstitute: u32 = unsafe { ::core::mem::transmute(NoSubstitute) };
            NoSubstitute as u64
        });
        __bindgen_bitfield_unit.set(8usize, 1u8, {
            let GDSMemory: u32 = unsafe { ::core::mem::transmute(GDSMemory) };
            GDSMemory as u64
        });
        __bindgen_bitfield_unit.set(9usize, 1u8, {
            let Scratch: u32 = unsafe { ::core::mem::transmute(Scratch) };
            Scratch as u64
        });
        __bindgen_bitfield_unit.set(10usize, 1u8, {
            let AtomicAccessFull: u32 = unsafe { ::core::mem::transmute(AtomicAccessFull) };
            AtomicAccessFull as u64
        });
        __bindgen_bitfield_unit.set(11usize, 1u8, {
            let AtomicAccessPartial: u32 = unsafe { ::core::mem::transmute(AtomicAccessPartial) };
            AtomicAccessPartial as u64
        });
        __bindgen_bitfield_unit.set(12usize, 1u8, {
            let ExecuteAccess: u32 = unsafe { ::core::mem::transmute(ExecuteAccess) };
            ExecuteAccess as u64
        });
        __bindgen_bitfield_unit.set(13usize, 1u8, {
            let CoarseGrain: u32 = unsafe { ::core::mem::transmute(CoarseGrain) };
            CoarseGrain as u64
        });
        __bindgen_bitfield_unit.set(14usize, 1u8, {
            let AQLQueueMemory: u32 = unsafe { ::core::mem::transmute(AQLQueueMemory) };
            AQLQueueMemory as u64
        });
        __bindgen_bitfield_unit.set(15usize, 1u8, {
            let FixedAddress: u32 = unsafe { ::core::mem::transmute(FixedAddress) };
            FixedAddress as u64
        });
        __bindgen_bitfield_unit.set(16usize, 1u8, {
            let NoNUMABind: u32 = unsafe { ::core::mem::transmute(NoNUMABind) };
            NoNUMABind as u64
        });
        __bindgen_bitfield_unit.set(17usize, 1u8, {
            let Uncached: u32 = unsafe { ::core::mem::transmute(Uncached) };
            Uncached as u64
        });
        __bindgen_bitfield_unit.set(18usize, 1u8, {
            let NoAddress: u32 = unsafe { ::core::mem::transmute(NoAddress) };
            NoAddress as u64
        });
        __bindgen_bitfield_unit.set(19usize, 1u8, {
            let OnlyAddress: u32 = unsafe { ::core::mem::transmute(OnlyAddress) };
            OnlyAddress as u64
        });
        __bindgen_bitfield_unit.set(20usize, 1u8, {
            let ExtendedCoherent: u32 = unsafe { ::core::mem::transmute(ExtendedCoherent) };
            ExtendedCoherent as u64
        });
        __bindgen_bitfield_unit.set(21usize, 1u8, {
            let GTTAccess: u32 = unsafe { ::core::mem::transmute(GTTAccess) };
            GTTAccess as u64
        });
        __bindgen_bitfield_unit.set(22usize, 1u8, {
            let Contiguous: u32 = unsafe { ::core::mem::transmute(Contiguous) };
            Contiguous as u64
        });
        __bindgen_bitfield_unit.set(23usize, 9u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemFlags__bindgen_ty_1"][::core::mem::size_of::<_HsaMemFlags__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaMemFlags__bindgen_ty_1"][::core::mem::align_of::<_HsaMemFlags__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaMemFlags__bindgen_ty_1::ui32"]
        [::core::mem::offset_of!(_HsaMemFlags__bindgen_ty_1, ui32) - 0usize];
    ["Offset of field: _HsaMemFlags__bindgen_ty_1::Value"]
        [::core::mem::offset_of!(_HsaMemFlags__bindgen_ty_1, Value) - 0usize];
};
impl Default for _HsaMemFlags__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemFlags"][::core::mem::size_of::<_HsaMemFlags>() - 4usize];
    ["Alignment of _HsaMemFlags"][::core::mem::align_of::<_HsaMemFlags>() - 4usize];
};
impl Default for _HsaMemFlags {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaMemFlags = _HsaMemFlags;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaMemMapFlags {
    pub __bindgen_anon_1: _HsaMemMapFlags__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union _HsaMemMapFlags__bindgen_ty_1 {
    pub ui32: _HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1,
    pub Value: HSAuint32,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<_HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
};
impl _HsaMemMapFlags__bindgen_ty_1__bindgen_ty_1 {
    #[inline]
    pub fn Reserved1(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved1(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved1_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved1_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn CachePolicy(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 2u8) as u32) }
    }
    #[inline]
    pub fn set_CachePolicy(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 2u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn CachePolicy_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                2u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_CachePolicy_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                2u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ReadOnly(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ReadOnly(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ReadOnly_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ReadOnly_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn PageSize(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 2u8) as u32) }
    }
    #[inline]
    pub fn set_PageSize(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 2u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn PageSize_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                2u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_PageSize_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                2u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn HostAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_HostAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn HostAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_HostAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Migrate(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(7usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Migrate(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(7usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Migrate_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                7usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Migrate_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                7usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Probe(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(8usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Probe(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(8usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Probe_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                8usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Probe_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                8usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 23u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 23u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                9usize,
                23u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                23u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        Reserved1: libc::c_uint,
        CachePolicy: libc::c_uint,
        ReadOnly: libc::c_uint,
        PageSize: libc::c_uint,
        HostAccess: libc::c_uint,
        Migrate: libc::c_uint,
        Probe: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let Reserved1: u32 = unsafe { ::core::mem::transmute(Reserved1) };
            Reserved1 as u64
        });
        __bindgen_bitfield_unit.set(1usize, 2u8, {
            let CachePolicy: u32 = unsafe { ::core::mem::transmute(CachePolicy) };
            CachePolicy as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let ReadOnly: u32 = unsafe { ::core::mem::transmute(ReadOnly) };
            ReadOnly as u64
        });
        __bindgen_bitfield_unit.set(4usize, 2u8, {
            let PageSize: u32 = unsafe { ::core::mem::transmute(PageSize) };
            PageSize as u64
        });
        __bindgen_bitfield_unit.set(6usize, 1u8, {
            let HostAccess: u32 = unsafe { ::core::mem::transmute(HostAccess) };
            HostAccess as u64
        });
        __bindgen_bitfield_unit.set(7usize, 1u8, {
            let Migrate: u32 = unsafe { ::core::mem::transmute(Migrate) };
            Migrate as u64
        });
        __bindgen_bitfield_unit.set(8usize, 1u8, {
            let Probe: u32 = unsafe { ::core::mem::transmute(Probe) };
            Probe as u64
        });
        __bindgen_bitfield_unit.set(9usize, 23u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemMapFlags__bindgen_ty_1"][::core::mem::size_of::<_HsaMemMapFlags__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaMemMapFlags__bindgen_ty_1"][::core::mem::align_of::<_HsaMemMapFlags__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaMemMapFlags__bindgen_ty_1::ui32"]
        [::core::mem::offset_of!(_HsaMemMapFlags__bindgen_ty_1, ui32) - 0usize];
    ["Offset of field: _HsaMemMapFlags__bindgen_ty_1::Value"]
        [::core::mem::offset_of!(_HsaMemMapFlags__bindgen_ty_1, Value) - 0usize];
};
impl Default for _HsaMemMapFlags__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemMapFlags"][::core::mem::size_of::<_HsaMemMapFlags>() - 4usize];
    ["Alignment of _HsaMemMapFlags"][::core::mem::align_of::<_HsaMemMapFlags>() - 4usize];
};
impl Default for _HsaMemMapFlags {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaMemMapFlags = _HsaMemMapFlags;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaGraphicsResourceInfo {
    pub MemoryAddress: *mut libc::c_void,
    pub SizeInBytes: HSAuint64,
    pub Metadata: *const libc::c_void,
    pub MetadataSizeInBytes: HSAuint32,
    pub NodeId: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaGraphicsResourceInfo"][::core::mem::size_of::<_HsaGraphicsResourceInfo>() - 32usize];
    ["Alignment of _HsaGraphicsResourceInfo"][::core::mem::align_of::<_HsaGraphicsResourceInfo>() - 4usize];
    ["Offset of field: _HsaGraphicsResourceInfo::MemoryAddress"]
        [::core::mem::offset_of!(_HsaGraphicsResourceInfo, MemoryAddress) - 0usize];
    ["Offset of field: _HsaGraphicsResourceInfo::SizeInBytes"]
        [::core::mem::offset_of!(_HsaGraphicsResourceInfo, SizeInBytes) - 8usize];
    ["Offset of field: _HsaGraphicsResourceInfo::Metadata"]
        [::core::mem::offset_of!(_HsaGraphicsResourceInfo, Metadata) - 16usize];
    ["Offset of field: _HsaGraphicsResourceInfo::MetadataSizeInBytes"]
        [::core::mem::offset_of!(_HsaGraphicsResourceInfo, MetadataSizeInBytes) - 24usize];
    ["Offset of field: _HsaGraphicsResourceInfo::NodeId"]
        [::core::mem::offset_of!(_HsaGraphicsResourceInfo, NodeId) - 28usize];
};
impl Default for _HsaGraphicsResourceInfo {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaGraphicsResourceInfo = _HsaGraphicsResourceInfo;
pub const HSA_CACHING_CACHED: _HSA_CACHING_TYPE = 0;
pub const HSA_CACHING_NONCACHED: _HSA_CACHING_TYPE = 1;
pub const HSA_CACHING_WRITECOMBINED: _HSA_CACHING_TYPE = 2;
pub const HSA_CACHING_RESERVED: _HSA_CACHING_TYPE = 3;
pub const HSA_CACHING_NUM_CACHING: _HSA_CACHING_TYPE = 4;
pub const HSA_CACHING_SIZE: _HSA_CACHING_TYPE = 4294967295;
pub type _HSA_CACHING_TYPE = libc::c_uint;
pub use self::_HSA_CACHING_TYPE as HSA_CACHING_TYPE;
pub const HSA_PAGE_SIZE_4KB: _HSA_PAGE_SIZE = 0;
pub const HSA_PAGE_SIZE_64KB: _HSA_PAGE_SIZE = 1;
pub const HSA_PAGE_SIZE_2MB: _HSA_PAGE_SIZE = 2;
pub const HSA_PAGE_SIZE_1GB: _HSA_PAGE_SIZE = 3;
pub type _HSA_PAGE_SIZE = libc::c_uint;
pub use self::_HSA_PAGE_SIZE as HSA_PAGE_SIZE;
pub const HSA_DEVICE_CPU: _HSA_DEVICE = 0;
pub const HSA_DEVICE_GPU: _HSA_DEVICE = 1;
pub const MAX_HSA_DEVICE: _HSA_DEVICE = 2;
pub type _HSA_DEVICE = libc::c_uint;
pub use self::_HSA_DEVICE as HSA_DEVICE;
pub const HSA_QUEUE_PRIORITY_MINIMUM: _HSA_QUEUE_PRIORITY = -3;
pub const HSA_QUEUE_PRIORITY_LOW: _HSA_QUEUE_PRIORITY = -2;
pub const HSA_QUEUE_PRIORITY_BELOW_NORMAL: _HSA_QUEUE_PRIORITY = -1;
pub const HSA_QUEUE_PRIORITY_NORMAL: _HSA_QUEUE_PRIORITY = 0;
pub const HSA_QUEUE_PRIORITY_ABOVE_NORMAL: _HSA_QUEUE_PRIORITY = 1;
pub const HSA_QUEUE_PRIORITY_HIGH: _HSA_QUEUE_PRIORITY = 2;
pub const HSA_QUEUE_PRIORITY_MAXIMUM: _HSA_QUEUE_PRIORITY = 3;
pub const HSA_QUEUE_PRIORITY_NUM_PRIORITY: _HSA_QUEUE_PRIORITY = 4;
pub const HSA_QUEUE_PRIORITY_SIZE: _HSA_QUEUE_PRIORITY = 4294967295;
pub type _HSA_QUEUE_PRIORITY = libc::c_long;
pub use self::_HSA_QUEUE_PRIORITY as HSA_QUEUE_PRIORITY;
pub const HSA_QUEUE_COMPUTE: _HSA_QUEUE_TYPE = 1;
pub const HSA_QUEUE_SDMA: _HSA_QUEUE_TYPE = 2;
pub const HSA_QUEUE_MULTIMEDIA_DECODE: _HSA_QUEUE_TYPE = 3;
pub const HSA_QUEUE_MULTIMEDIA_ENCODE: _HSA_QUEUE_TYPE = 4;
pub const HSA_QUEUE_SDMA_XGMI: _HSA_QUEUE_TYPE = 5;
pub const HSA_QUEUE_SDMA_BY_ENG_ID: _HSA_QUEUE_TYPE = 6;
pub const HSA_QUEUE_COMPUTE_OS: _HSA_QUEUE_TYPE = 11;
pub const HSA_QUEUE_SDMA_OS: _HSA_QUEUE_TYPE = 12;
pub const HSA_QUEUE_MULTIMEDIA_DECODE_OS: _HSA_QUEUE_TYPE = 13;
pub const HSA_QUEUE_MULTIMEDIA_ENCODE_OS: _HSA_QUEUE_TYPE = 14;
pub const HSA_QUEUE_COMPUTE_AQL: _HSA_QUEUE_TYPE = 21;
pub const HSA_QUEUE_DMA_AQL: _HSA_QUEUE_TYPE = 22;
pub const HSA_QUEUE_DMA_AQL_XGMI: _HSA_QUEUE_TYPE = 23;
pub const HSA_QUEUE_TYPE_SIZE: _HSA_QUEUE_TYPE = 4294967295;
pub type _HSA_QUEUE_TYPE = libc::c_uint;
pub use self::_HSA_QUEUE_TYPE as HSA_QUEUE_TYPE;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct HsaUserContextSaveAreaHeader {
    pub ControlStackOffset: HSAuint32,
    pub ControlStackSize: HSAuint32,
    pub WaveStateOffset: HSAuint32,
    pub WaveStateSize: HSAuint32,
    pub DebugOffset: HSAuint32,
    pub DebugSize: HSAuint32,
    pub ErrorReason: *mut HSAint64,
    pub ErrorEventId: HSAuint32,
    pub Reserved1: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HsaUserContextSaveAreaHeader"][::core::mem::size_of::<HsaUserContextSaveAreaHeader>() - 40usize];
    ["Alignment of HsaUserContextSaveAreaHeader"][::core::mem::align_of::<HsaUserContextSaveAreaHeader>() - 4usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::ControlStackOffset"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, ControlStackOffset) - 0usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::ControlStackSize"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, ControlStackSize) - 4usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::WaveStateOffset"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, WaveStateOffset) - 8usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::WaveStateSize"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, WaveStateSize) - 12usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::DebugOffset"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, DebugOffset) - 16usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::DebugSize"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, DebugSize) - 20usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::ErrorReason"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, ErrorReason) - 24usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::ErrorEventId"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, ErrorEventId) - 32usize];
    ["Offset of field: HsaUserContextSaveAreaHeader::Reserved1"]
        [::core::mem::offset_of!(HsaUserContextSaveAreaHeader, Reserved1) - 36usize];
};
impl Default for HsaUserContextSaveAreaHeader {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct HsaQueueInfo {
    pub QueueDetailError: HSAuint32,
    pub QueueTypeExtended: HSAuint32,
    pub NumCUAssigned: HSAuint32,
    pub CUMaskInfo: *mut HSAuint32,
    pub UserContextSaveArea: *mut HSAuint32,
    pub SaveAreaSizeInBytes: HSAuint64,
    pub ControlStackTop: *mut HSAuint32,
    pub ControlStackUsedInBytes: HSAuint64,
    pub SaveAreaHeader: *mut HsaUserContextSaveAreaHeader,
    pub Reserved2: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HsaQueueInfo"][::core::mem::size_of::<HsaQueueInfo>() - 68usize];
    ["Alignment of HsaQueueInfo"][::core::mem::align_of::<HsaQueueInfo>() - 4usize];
    ["Offset of field: HsaQueueInfo::QueueDetailError"]
        [::core::mem::offset_of!(HsaQueueInfo, QueueDetailError) - 0usize];
    ["Offset of field: HsaQueueInfo::QueueTypeExtended"]
        [::core::mem::offset_of!(HsaQueueInfo, QueueTypeExtended) - 4usize];
    ["Offset of field: HsaQueueInfo::NumCUAssigned"][::core::mem::offset_of!(HsaQueueInfo, NumCUAssigned) - 8usize];
    ["Offset of field: HsaQueueInfo::CUMaskInfo"][::core::mem::offset_of!(HsaQueueInfo, CUMaskInfo) - 12usize];
    ["Offset of field: HsaQueueInfo::UserContextSaveArea"]
        [::core::mem::offset_of!(HsaQueueInfo, UserContextSaveArea) - 20usize];
    ["Offset of field: HsaQueueInfo::SaveAreaSizeInBytes"]
        [::core::mem::offset_of!(HsaQueueInfo, SaveAreaSizeInBytes) - 28usize];
    ["Offset of field: HsaQueueInfo::ControlStackTop"]
        [::core::mem::offset_of!(HsaQueueInfo, ControlStackTop) - 36usize];
    ["Offset of field: HsaQueueInfo::ControlStackUsedInBytes"]
        [::core::mem::offset_of!(HsaQueueInfo, ControlStackUsedInBytes) - 44usize];
    ["Offset of field: HsaQueueInfo::SaveAreaHeader"][::core::mem::offset_of!(HsaQueueInfo, SaveAreaHeader) - 52usize];
    ["Offset of field: HsaQueueInfo::Reserved2"][::core::mem::offset_of!(HsaQueueInfo, Reserved2) - 60usize];
};
impl Default for HsaQueueInfo {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaQueueResource {
    pub QueueId: HSA_QUEUEID,
    pub __bindgen_anon_1: _HsaQueueResource__bindgen_ty_1,
    pub __bindgen_anon_2: _HsaQueueResource__bindgen_ty_2,
    pub __bindgen_anon_3: _HsaQueueResource__bindgen_ty_3,
    pub ErrorReason: *mut HSAint64,
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union _HsaQueueResource__bindgen_ty_1 {
    pub Queue_DoorBell: *mut HSAuint32,
    pub Queue_DoorBell_aql: *mut HSAuint64,
    pub QueueDoorBell: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaQueueResource__bindgen_ty_1"][::core::mem::size_of::<_HsaQueueResource__bindgen_ty_1>() - 8usize];
    ["Alignment of _HsaQueueResource__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaQueueResource__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_1::Queue_DoorBell"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_1, Queue_DoorBell) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_1::Queue_DoorBell_aql"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_1, Queue_DoorBell_aql) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_1::QueueDoorBell"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_1, QueueDoorBell) - 0usize];
};
impl Default for _HsaQueueResource__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union _HsaQueueResource__bindgen_ty_2 {
    pub Queue_write_ptr: *mut HSAuint32,
    pub Queue_write_ptr_aql: *mut HSAuint64,
    pub QueueWptrValue: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaQueueResource__bindgen_ty_2"][::core::mem::size_of::<_HsaQueueResource__bindgen_ty_2>() - 8usize];
    ["Alignment of _HsaQueueResource__bindgen_ty_2"]
        [::core::mem::align_of::<_HsaQueueResource__bindgen_ty_2>() - 4usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_2::Queue_write_ptr"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_2, Queue_write_ptr) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_2::Queue_write_ptr_aql"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_2, Queue_write_ptr_aql) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_2::QueueWptrValue"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_2, QueueWptrValue) - 0usize];
};
impl Default for _HsaQueueResource__bindgen_ty_2 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union _HsaQueueResource__bindgen_ty_3 {
    pub Queue_read_ptr: *mut HSAuint32,
    pub Queue_read_ptr_aql: *mut HSAuint64,
    pub QueueRptrValue: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaQueueResource__bindgen_ty_3"][::core::mem::size_of::<_HsaQueueResource__bindgen_ty_3>() - 8usize];
    ["Alignment of _HsaQueueResource__bindgen_ty_3"]
        [::core::mem::align_of::<_HsaQueueResource__bindgen_ty_3>() - 4usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_3::Queue_read_ptr"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_3, Queue_read_ptr) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_3::Queue_read_ptr_aql"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_3, Queue_read_ptr_aql) - 0usize];
    ["Offset of field: _HsaQueueResource__bindgen_ty_3::QueueRptrValue"]
        [::core::mem::offset_of!(_HsaQueueResource__bindgen_ty_3, QueueRptrValue) - 0usize];
};
impl Default for _HsaQueueResource__bindgen_ty_3 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaQueueResource"][::core::mem::size_of::<_HsaQueueResource>() - 40usize];
    ["Alignment of _HsaQueueResource"][::core::mem::align_of::<_HsaQueueResource>() - 4usize];
    ["Offset of field: _HsaQueueResource::QueueId"][::core::mem::offset_of!(_HsaQueueResource, QueueId) - 0usize];
    ["Offset of field: _HsaQueueResource::ErrorReason"]
        [::core::mem::offset_of!(_HsaQueueResource, ErrorReason) - 32usize];
};
impl Default for _HsaQueueResource {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaQueueResource = _HsaQueueResource;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaQueueReport {
    pub VMID: HSAuint32,
    pub QueueAddress: *mut libc::c_void,
    pub QueueSize: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaQueueReport"][::core::mem::size_of::<_HsaQueueReport>() - 20usize];
    ["Alignment of _HsaQueueReport"][::core::mem::align_of::<_HsaQueueReport>() - 4usize];
    ["Offset of field: _HsaQueueReport::VMID"][::core::mem::offset_of!(_HsaQueueReport, VMID) - 0usize];
    ["Offset of field: _HsaQueueReport::QueueAddress"][::core::mem::offset_of!(_HsaQueueReport, QueueAddress) - 4usize];
    ["Offset of field: _HsaQueueReport::QueueSize"][::core::mem::offset_of!(_HsaQueueReport, QueueSize) - 12usize];
};
impl Default for _HsaQueueReport {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaQueueReport = _HsaQueueReport;
pub const HSA_DBG_WAVEOP_HALT: _HSA_DBG_WAVEOP = 1;
pub const HSA_DBG_WAVEOP_RESUME: _HSA_DBG_WAVEOP = 2;
pub const HSA_DBG_WAVEOP_KILL: _HSA_DBG_WAVEOP = 3;
pub const HSA_DBG_WAVEOP_DEBUG: _HSA_DBG_WAVEOP = 4;
pub const HSA_DBG_WAVEOP_TRAP: _HSA_DBG_WAVEOP = 5;
pub const HSA_DBG_NUM_WAVEOP: _HSA_DBG_WAVEOP = 5;
pub const HSA_DBG_MAX_WAVEOP: _HSA_DBG_WAVEOP = 4294967295;
pub type _HSA_DBG_WAVEOP = libc::c_uint;
pub use self::_HSA_DBG_WAVEOP as HSA_DBG_WAVEOP;
pub const HSA_DBG_WAVEMODE_SINGLE: _HSA_DBG_WAVEMODE = 0;
pub const HSA_DBG_WAVEMODE_BROADCAST_PROCESS: _HSA_DBG_WAVEMODE = 2;
pub const HSA_DBG_WAVEMODE_BROADCAST_PROCESS_CU: _HSA_DBG_WAVEMODE = 3;
pub const HSA_DBG_NUM_WAVEMODE: _HSA_DBG_WAVEMODE = 3;
pub const HSA_DBG_MAX_WAVEMODE: _HSA_DBG_WAVEMODE = 4294967295;
pub type _HSA_DBG_WAVEMODE = libc::c_uint;
pub use self::_HSA_DBG_WAVEMODE as HSA_DBG_WAVEMODE;
pub const HSA_DBG_WAVEMSG_AUTO: _HSA_DBG_WAVEMSG_TYPE = 0;
pub const HSA_DBG_WAVEMSG_USER: _HSA_DBG_WAVEMSG_TYPE = 1;
pub const HSA_DBG_WAVEMSG_ERROR: _HSA_DBG_WAVEMSG_TYPE = 2;
pub const HSA_DBG_NUM_WAVEMSG: _HSA_DBG_WAVEMSG_TYPE = 3;
pub const HSA_DBG_MAX_WAVEMSG: _HSA_DBG_WAVEMSG_TYPE = 4294967295;
pub type _HSA_DBG_WAVEMSG_TYPE = libc::c_uint;
pub use self::_HSA_DBG_WAVEMSG_TYPE as HSA_DBG_WAVEMSG_TYPE;
pub const HSA_DBG_WATCH_READ: _HSA_DBG_WATCH_MODE = 0;
pub const HSA_DBG_WATCH_NONREAD: _HSA_DBG_WATCH_MODE = 1;
pub const HSA_DBG_WATCH_ATOMIC: _HSA_DBG_WATCH_MODE = 2;
pub const HSA_DBG_WATCH_ALL: _HSA_DBG_WATCH_MODE = 3;
pub const HSA_DBG_WATCH_NUM: _HSA_DBG_WATCH_MODE = 4;
pub type _HSA_DBG_WATCH_MODE = libc::c_uint;
pub use self::_HSA_DBG_WATCH_MODE as HSA_DBG_WATCH_MODE;
pub const HSA_DBG_TRAP_OVERRIDE_OR: _HSA_DBG_TRAP_OVERRIDE = 0;
pub const HSA_DBG_TRAP_OVERRIDE_REPLACE: _HSA_DBG_TRAP_OVERRIDE = 1;
pub const HSA_DBG_TRAP_OVERRIDE_NUM: _HSA_DBG_TRAP_OVERRIDE = 2;
pub type _HSA_DBG_TRAP_OVERRIDE = libc::c_uint;
pub use self::_HSA_DBG_TRAP_OVERRIDE as HSA_DBG_TRAP_OVERRIDE;
pub const HSA_DBG_TRAP_MASK_FP_INVALID: _HSA_DBG_TRAP_MASK = 1;
pub const HSA_DBG_TRAP_MASK_FP_INPUT_DENOMAL: _HSA_DBG_TRAP_MASK = 2;
pub const HSA_DBG_TRAP_MASK_FP_DIVIDE_BY_ZERO: _HSA_DBG_TRAP_MASK = 4;
pub const HSA_DBG_TRAP_MASK_FP_OVERFLOW: _HSA_DBG_TRAP_MASK = 8;
pub const HSA_DBG_TRAP_MASK_FP_UNDERFLOW: _HSA_DBG_TRAP_MASK = 16;
pub const HSA_DBG_TRAP_MASK_FP_INEXACT: _HSA_DBG_TRAP_MASK = 32;
pub const HSA_DBG_TRAP_MASK_INT_DIVIDE_BY_ZERO: _HSA_DBG_TRAP_MASK = 64;
pub const HSA_DBG_TRAP_MASK_DBG_ADDRESS_WATCH: _HSA_DBG_TRAP_MASK = 128;
pub const HSA_DBG_TRAP_MASK_DBG_MEMORY_VIOLATION: _HSA_DBG_TRAP_MASK = 256;
pub type _HSA_DBG_TRAP_MASK = libc::c_uint;
pub use self::_HSA_DBG_TRAP_MASK as HSA_DBG_TRAP_MASK;
pub const HSA_DBG_EC_NONE: _HSA_DBG_TRAP_EXCEPTION_CODE = 0;
pub const HSA_DBG_EC_QUEUE_WAVE_ABORT: _HSA_DBG_TRAP_EXCEPTION_CODE = 1;
pub const HSA_DBG_EC_QUEUE_WAVE_TRAP: _HSA_DBG_TRAP_EXCEPTION_CODE = 2;
pub const HSA_DBG_EC_QUEUE_WAVE_MATH_ERROR: _HSA_DBG_TRAP_EXCEPTION_CODE = 3;
pub const HSA_DBG_EC_QUEUE_WAVE_ILLEGAL_INSTRUCTION: _HSA_DBG_TRAP_EXCEPTION_CODE = 4;
pub const HSA_DBG_EC_QUEUE_WAVE_MEMORY_VIOLATION: _HSA_DBG_TRAP_EXCEPTION_CODE = 5;
pub const HSA_DBG_EC_QUEUE_WAVE_APERTURE_VIOLATION: _HSA_DBG_TRAP_EXCEPTION_CODE = 6;
pub const HSA_DBG_EC_QUEUE_PACKET_DISPATCH_DIM_INVALID: _HSA_DBG_TRAP_EXCEPTION_CODE = 16;
pub const HSA_DBG_EC_QUEUE_PACKET_DISPATCH_GROUP_SEGMENT_SIZE_INVALID: _HSA_DBG_TRAP_EXCEPTION_CODE = 17;
pub const HSA_DBG_EC_QUEUE_PACKET_DISPATCH_CODE_INVALID: _HSA_DBG_TRAP_EXCEPTION_CODE = 18;
pub const HSA_DBG_EC_QUEUE_PACKET_RESERVED: _HSA_DBG_TRAP_EXCEPTION_CODE = 19;
pub const HSA_DBG_EC_QUEUE_PACKET_UNSUPPORTED: _HSA_DBG_TRAP_EXCEPTION_CODE = 20;
pub const HSA_DBG_EC_QUEUE_PACKET_DISPATCH_WORK_GROUP_SIZE_INVALID: _HSA_DBG_TRAP_EXCEPTION_CODE = 21;
pub const HSA_DBG_EC_QUEUE_PACKET_DISPATCH_REGISTER_INVALID: _HSA_DBG_TRAP_EXCEPTION_CODE = 22;
pub const HSA_DBG_EC_QUEUE_PACKET_VENDOR_UNSUPPORTED: _HSA_DBG_TRAP_EXCEPTION_CODE = 23;
pub const HSA_DBG_EC_QUEUE_PREEMPTION_ERROR: _HSA_DBG_TRAP_EXCEPTION_CODE = 30;
pub const HSA_DBG_EC_QUEUE_NEW: _HSA_DBG_TRAP_EXCEPTION_CODE = 31;
pub const HSA_DBG_EC_DEVICE_QUEUE_DELETE: _HSA_DBG_TRAP_EXCEPTION_CODE = 32;
pub const HSA_DBG_EC_DEVICE_MEMORY_VIOLATION: _HSA_DBG_TRAP_EXCEPTION_CODE = 33;
pub const HSA_DBG_EC_DEVICE_RAS_ERROR: _HSA_DBG_TRAP_EXCEPTION_CODE = 34;
pub const HSA_DBG_EC_DEVICE_FATAL_HALT: _HSA_DBG_TRAP_EXCEPTION_CODE = 35;
pub const HSA_DBG_EC_DEVICE_NEW: _HSA_DBG_TRAP_EXCEPTION_CODE = 36;
pub const HSA_DBG_EC_PROCESS_RUNTIME: _HSA_DBG_TRAP_EXCEPTION_CODE = 48;
pub const HSA_DBG_EC_PROCESS_DEVICE_REMOVE: _HSA_DBG_TRAP_EXCEPTION_CODE = 49;
pub const HSA_DBG_EC_MAX: _HSA_DBG_TRAP_EXCEPTION_CODE = 50;
pub type _HSA_DBG_TRAP_EXCEPTION_CODE = libc::c_uint;
pub use self::_HSA_DBG_TRAP_EXCEPTION_CODE as HSA_DBG_TRAP_EXCEPTION_CODE;
pub const HSA_DBG_WAVE_LAUNCH_MODE_NORMAL: _HSA_DBG_WAVE_LAUNCH_MODE = 0;
pub const HSA_DBG_WAVE_LAUNCH_MODE_HALT: _HSA_DBG_WAVE_LAUNCH_MODE = 1;
pub const HSA_DBG_WAVE_LAUNCH_MODE_KILL: _HSA_DBG_WAVE_LAUNCH_MODE = 2;
pub const HSA_DBG_WAVE_LAUNCH_MODE_SINGLE_STEP: _HSA_DBG_WAVE_LAUNCH_MODE = 3;
pub const HSA_DBG_WAVE_LAUNCH_MODE_DISABLE: _HSA_DBG_WAVE_LAUNCH_MODE = 4;
pub const HSA_DBG_WAVE_LAUNCH_MODE_NUM: _HSA_DBG_WAVE_LAUNCH_MODE = 5;
pub type _HSA_DBG_WAVE_LAUNCH_MODE = libc::c_uint;
pub use self::_HSA_DBG_WAVE_LAUNCH_MODE as HSA_DBG_WAVE_LAUNCH_MODE;
pub const HSA_DBG_NODE_CONTROL_FLAG_MAX: HSA_DBG_NODE_CONTROL = 1;
pub type HSA_DBG_NODE_CONTROL = libc::c_uint;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaDbgWaveMsgAMDGen2 {
    pub Value: HSAuint32,
    pub Reserved2: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaDbgWaveMsgAMDGen2"][::core::mem::size_of::<_HsaDbgWaveMsgAMDGen2>() - 8usize];
    ["Alignment of _HsaDbgWaveMsgAMDGen2"][::core::mem::align_of::<_HsaDbgWaveMsgAMDGen2>() - 4usize];
    ["Offset of field: _HsaDbgWaveMsgAMDGen2::Value"][::core::mem::offset_of!(_HsaDbgWaveMsgAMDGen2, Value) - 0usize];
    ["Offset of field: _HsaDbgWaveMsgAMDGen2::Reserved2"]
        [::core::mem::offset_of!(_HsaDbgWaveMsgAMDGen2, Reserved2) - 4usize];
};
pub type HsaDbgWaveMsgAMDGen2 = _HsaDbgWaveMsgAMDGen2;
#[repr(C)]
#[derive(Copy, Clone)]
pub union _HsaDbgWaveMessageAMD {
    pub WaveMsgInfoGen2: HsaDbgWaveMsgAMDGen2,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaDbgWaveMessageAMD"][::core::mem::size_of::<_HsaDbgWaveMessageAMD>() - 8usize];
    ["Alignment of _HsaDbgWaveMessageAMD"][::core::mem::align_of::<_HsaDbgWaveMessageAMD>() - 4usize];
    ["Offset of field: _HsaDbgWaveMessageAMD::WaveMsgInfoGen2"]
        [::core::mem::offset_of!(_HsaDbgWaveMessageAMD, WaveMsgInfoGen2) - 0usize];
};
impl Default for _HsaDbgWaveMessageAMD {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaDbgWaveMessageAMD = _HsaDbgWaveMessageAMD;
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaDbgWaveMessage {
    pub MemoryVA: *mut libc::c_void,
    pub DbgWaveMsg: HsaDbgWaveMessageAMD,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaDbgWaveMessage"][::core::mem::size_of::<_HsaDbgWaveMessage>() - 16usize];
    ["Alignment of _HsaDbgWaveMessage"][::core::mem::align_of::<_HsaDbgWaveMessage>() - 4usize];
    ["Offset of field: _HsaDbgWaveMessage::MemoryVA"][::core::mem::offset_of!(_HsaDbgWaveMessage, MemoryVA) - 0usize];
    ["Offset of field: _HsaDbgWaveMessage::DbgWaveMsg"]
        [::core::mem::offset_of!(_HsaDbgWaveMessage, DbgWaveMsg) - 8usize];
};
impl Default for _HsaDbgWaveMessage {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaDbgWaveMessage = _HsaDbgWaveMessage;
pub const HSA_EVENTTYPE_SIGNAL: _HSA_EVENTTYPE = 0;
pub const HSA_EVENTTYPE_NODECHANGE: _HSA_EVENTTYPE = 1;
pub const HSA_EVENTTYPE_DEVICESTATECHANGE: _HSA_EVENTTYPE = 2;
pub const HSA_EVENTTYPE_HW_EXCEPTION: _HSA_EVENTTYPE = 3;
pub const HSA_EVENTTYPE_SYSTEM_EVENT: _HSA_EVENTTYPE = 4;
pub const HSA_EVENTTYPE_DEBUG_EVENT: _HSA_EVENTTYPE = 5;
pub const HSA_EVENTTYPE_PROFILE_EVENT: _HSA_EVENTTYPE = 6;
pub const HSA_EVENTTYPE_QUEUE_EVENT: _HSA_EVENTTYPE = 7;
pub const HSA_EVENTTYPE_MEMORY: _HSA_EVENTTYPE = 8;
pub const HSA_EVENTTYPE_MAXID: _HSA_EVENTTYPE = 9;
pub const HSA_EVENTTYPE_TYPE_SIZE: _HSA_EVENTTYPE = 4294967295;
pub type _HSA_EVENTTYPE = libc::c_uint;
pub use self::_HSA_EVENTTYPE as HSA_EVENTTYPE;
pub const HSA_DEBUG_EVENT_TYPE_NONE: _HSA_DEBUG_EVENT_TYPE = 0;
pub const HSA_DEBUG_EVENT_TYPE_TRAP: _HSA_DEBUG_EVENT_TYPE = 1;
pub const HSA_DEBUG_EVENT_TYPE_VMFAULT: _HSA_DEBUG_EVENT_TYPE = 2;
pub const HSA_DEBUG_EVENT_TYPE_TRAP_VMFAULT: _HSA_DEBUG_EVENT_TYPE = 3;
pub type _HSA_DEBUG_EVENT_TYPE = libc::c_uint;
pub use self::_HSA_DEBUG_EVENT_TYPE as HSA_DEBUG_EVENT_TYPE;
pub type HSA_EVENTID = HSAuint32;
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaSyncVar {
    pub SyncVar: _HsaSyncVar__bindgen_ty_1,
    pub SyncVarSize: HSAuint64,
}
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub union _HsaSyncVar__bindgen_ty_1 {
    pub UserData: *mut libc::c_void,
    pub UserDataPtrValue: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaSyncVar__bindgen_ty_1"][::core::mem::size_of::<_HsaSyncVar__bindgen_ty_1>() - 8usize];
    ["Alignment of _HsaSyncVar__bindgen_ty_1"][::core::mem::align_of::<_HsaSyncVar__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaSyncVar__bindgen_ty_1::UserData"]
        [::core::mem::offset_of!(_HsaSyncVar__bindgen_ty_1, UserData) - 0usize];
    ["Offset of field: _HsaSyncVar__bindgen_ty_1::UserDataPtrValue"]
        [::core::mem::offset_of!(_HsaSyncVar__bindgen_ty_1, UserDataPtrValue) - 0usize];
};
impl Default for _HsaSyncVar__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaSyncVar"][::core::mem::size_of::<_HsaSyncVar>() - 16usize];
    ["Alignment of _HsaSyncVar"][::core::mem::align_of::<_HsaSyncVar>() - 4usize];
    ["Offset of field: _HsaSyncVar::SyncVar"][::core::mem::offset_of!(_HsaSyncVar, SyncVar) - 0usize];
    ["Offset of field: _HsaSyncVar::SyncVarSize"][::core::mem::offset_of!(_HsaSyncVar, SyncVarSize) - 8usize];
};
impl Default for _HsaSyncVar {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaSyncVar = _HsaSyncVar;
pub const HSA_EVENTTYPE_NODECHANGE_ADD: _HSA_EVENTTYPE_NODECHANGE_FLAGS = 0;
pub const HSA_EVENTTYPE_NODECHANGE_REMOVE: _HSA_EVENTTYPE_NODECHANGE_FLAGS = 1;
pub const HSA_EVENTTYPE_NODECHANGE_SIZE: _HSA_EVENTTYPE_NODECHANGE_FLAGS = 4294967295;
pub type _HSA_EVENTTYPE_NODECHANGE_FLAGS = libc::c_uint;
pub use self::_HSA_EVENTTYPE_NODECHANGE_FLAGS as HSA_EVENTTYPE_NODECHANGE_FLAGS;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _HsaNodeChange {
    pub Flags: HSA_EVENTTYPE_NODECHANGE_FLAGS,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaNodeChange"][::core::mem::size_of::<_HsaNodeChange>() - 4usize];
    ["Alignment of _HsaNodeChange"][::core::mem::align_of::<_HsaNodeChange>() - 4usize];
    ["Offset of field: _HsaNodeChange::Flags"][::core::mem::offset_of!(_HsaNodeChange, Flags) - 0usize];
};
impl Default for _HsaNodeChange {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaNodeChange = _HsaNodeChange;
pub const HSA_EVENTTYPE_DEVICESTATUSCHANGE_START: _HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS = 0;
pub const HSA_EVENTTYPE_DEVICESTATUSCHANGE_STOP: _HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS = 1;
pub const HSA_EVENTTYPE_DEVICESTATUSCHANGE_SIZE: _HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS = 4294967295;
pub type _HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS = libc::c_uint;
pub use self::_HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS as HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _HsaDeviceStateChange {
    pub NodeId: HSAuint32,
    pub Device: HSA_DEVICE,
    pub Flags: HSA_EVENTTYPE_DEVICESTATECHANGE_FLAGS,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaDeviceStateChange"][::core::mem::size_of::<_HsaDeviceStateChange>() - 12usize];
    ["Alignment of _HsaDeviceStateChange"][::core::mem::align_of::<_HsaDeviceStateChange>() - 4usize];
    ["Offset of field: _HsaDeviceStateChange::NodeId"][::core::mem::offset_of!(_HsaDeviceStateChange, NodeId) - 0usize];
    ["Offset of field: _HsaDeviceStateChange::Device"][::core::mem::offset_of!(_HsaDeviceStateChange, Device) - 4usize];
    ["Offset of field: _HsaDeviceStateChange::Flags"][::core::mem::offset_of!(_HsaDeviceStateChange, Flags) - 8usize];
};
impl Default for _HsaDeviceStateChange {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaDeviceStateChange = _HsaDeviceStateChange;
pub const HSA_EVENTID_MEMORY_RECOVERABLE: _HSA_EVENTID_MEMORYFLAGS = 0;
pub const HSA_EVENTID_MEMORY_FATAL_PROCESS: _HSA_EVENTID_MEMORYFLAGS = 1;
pub const HSA_EVENTID_MEMORY_FATAL_VM: _HSA_EVENTID_MEMORYFLAGS = 2;
pub type _HSA_EVENTID_MEMORYFLAGS = libc::c_uint;
pub use self::_HSA_EVENTID_MEMORYFLAGS as HSA_EVENTID_MEMORYFLAGS;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaAccessAttributeFailure {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaAccessAttributeFailure"][::core::mem::size_of::<_HsaAccessAttributeFailure>() - 4usize];
    ["Alignment of _HsaAccessAttributeFailure"][::core::mem::align_of::<_HsaAccessAttributeFailure>() - 4usize];
};
impl _HsaAccessAttributeFailure {
    #[inline]
    pub fn NotPresent(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NotPresent(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NotPresent_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NotPresent_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ReadOnly(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ReadOnly(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ReadOnly_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ReadOnly_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn NoExecute(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_NoExecute(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn NoExecute_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_NoExecute_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn GpuAccess(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_GpuAccess(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn GpuAccess_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_GpuAccess_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ECC(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ECC(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ECC_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ECC_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Imprecise(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(5usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Imprecise(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(5usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Imprecise_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                5usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Imprecise_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                5usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ErrorType(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(6usize, 3u8) as u32) }
    }
    #[inline]
    pub fn set_ErrorType(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(6usize, 3u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ErrorType_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                6usize,
                3u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ErrorType_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                6usize,
                3u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(9usize, 23u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(9usize, 23u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                9usize,
                23u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                9usize,
                23u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        NotPresent: libc::c_uint,
        ReadOnly: libc::c_uint,
        NoExecute: libc::c_uint,
        GpuAccess: libc::c_uint,
        ECC: libc::c_uint,
        Imprecise: libc::c_uint,
        ErrorType: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let NotPresent: u32 = unsafe { ::core::mem::transmute(NotPresent) };
            NotPresent as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let ReadOnly: u32 = unsafe { ::core::mem::transmute(ReadOnly) };
            ReadOnly as u64
        });
        __bindgen_bitfield_unit.set(2usize, 1u8, {
            let NoExecute: u32 = unsafe { ::core::mem::transmute(NoExecute) };
            NoExecute as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let GpuAccess: u32 = unsafe { ::core::mem::transmute(GpuAccess) };
            GpuAccess as u64
        });
        __bindgen_bitfield_unit.set(4usize, 1u8, {
            let ECC: u32 = unsafe { ::core::mem::transmute(ECC) };
            ECC as u64
        });
        __bindgen_bitfield_unit.set(5usize, 1u8, {
            let Imprecise: u32 = unsafe { ::core::mem::transmute(Imprecise) };
            Imprecise as u64
        });
        __bindgen_bitfield_unit.set(6usize, 3u8, {
            let ErrorType: u32 = unsafe { ::core::mem::transmute(ErrorType) };
            ErrorType as u64
        });
        __bindgen_bitfield_unit.set(9usize, 23u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
pub type HsaAccessAttributeFailure = _HsaAccessAttributeFailure;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaMemoryAccessFault {
    pub NodeId: HSAuint32,
    pub VirtualAddress: HSAuint64,
    pub Failure: HsaAccessAttributeFailure,
    pub Flags: HSA_EVENTID_MEMORYFLAGS,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemoryAccessFault"][::core::mem::size_of::<_HsaMemoryAccessFault>() - 20usize];
    ["Alignment of _HsaMemoryAccessFault"][::core::mem::align_of::<_HsaMemoryAccessFault>() - 4usize];
    ["Offset of field: _HsaMemoryAccessFault::NodeId"][::core::mem::offset_of!(_HsaMemoryAccessFault, NodeId) - 0usize];
    ["Offset of field: _HsaMemoryAccessFault::VirtualAddress"]
        [::core::mem::offset_of!(_HsaMemoryAccessFault, VirtualAddress) - 4usize];
    ["Offset of field: _HsaMemoryAccessFault::Failure"]
        [::core::mem::offset_of!(_HsaMemoryAccessFault, Failure) - 12usize];
    ["Offset of field: _HsaMemoryAccessFault::Flags"][::core::mem::offset_of!(_HsaMemoryAccessFault, Flags) - 16usize];
};
impl Default for _HsaMemoryAccessFault {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaMemoryAccessFault = _HsaMemoryAccessFault;
pub const HSA_EVENTID_HW_EXCEPTION_GPU_HANG: _HSA_EVENTID_HW_EXCEPTION_CAUSE = 0;
pub const HSA_EVENTID_HW_EXCEPTION_ECC: _HSA_EVENTID_HW_EXCEPTION_CAUSE = 1;
pub type _HSA_EVENTID_HW_EXCEPTION_CAUSE = libc::c_uint;
pub use self::_HSA_EVENTID_HW_EXCEPTION_CAUSE as HSA_EVENTID_HW_EXCEPTION_CAUSE;
#[repr(C)]
#[derive(Debug, Copy, Clone)]
pub struct _HsaHwException {
    pub NodeId: HSAuint32,
    pub ResetType: HSAuint32,
    pub MemoryLost: HSAuint32,
    pub ResetCause: HSA_EVENTID_HW_EXCEPTION_CAUSE,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaHwException"][::core::mem::size_of::<_HsaHwException>() - 16usize];
    ["Alignment of _HsaHwException"][::core::mem::align_of::<_HsaHwException>() - 4usize];
    ["Offset of field: _HsaHwException::NodeId"][::core::mem::offset_of!(_HsaHwException, NodeId) - 0usize];
    ["Offset of field: _HsaHwException::ResetType"][::core::mem::offset_of!(_HsaHwException, ResetType) - 4usize];
    ["Offset of field: _HsaHwException::MemoryLost"][::core::mem::offset_of!(_HsaHwException, MemoryLost) - 8usize];
    ["Offset of field: _HsaHwException::ResetCause"][::core::mem::offset_of!(_HsaHwException, ResetCause) - 12usize];
};
impl Default for _HsaHwException {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaHwException = _HsaHwException;
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaEventData {
    pub EventType: HSA_EVENTTYPE,
    pub EventData: _HsaEventData__bindgen_ty_1,
    pub HWData1: HSAuint64,
    pub HWData2: HSAuint64,
    pub HWData3: HSAuint32,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union _HsaEventData__bindgen_ty_1 {
    pub SyncVar: HsaSyncVar,
    pub NodeChangeState: HsaNodeChange,
    pub DeviceState: HsaDeviceStateChange,
    pub MemoryAccessFault: HsaMemoryAccessFault,
    pub HwException: HsaHwException,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaEventData__bindgen_ty_1"][::core::mem::size_of::<_HsaEventData__bindgen_ty_1>() - 20usize];
    ["Alignment of _HsaEventData__bindgen_ty_1"][::core::mem::align_of::<_HsaEventData__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaEventData__bindgen_ty_1::SyncVar"]
        [::core::mem::offset_of!(_HsaEventData__bindgen_ty_1, SyncVar) - 0usize];
    ["Offset of field: _HsaEventData__bindgen_ty_1::NodeChangeState"]
        [::core::mem::offset_of!(_HsaEventData__bindgen_ty_1, NodeChangeState) - 0usize];
    ["Offset of field: _HsaEventData__bindgen_ty_1::DeviceState"]
        [::core::mem::offset_of!(_HsaEventData__bindgen_ty_1, DeviceState) - 0usize];
    ["Offset of field: _HsaEventData__bindgen_ty_1::MemoryAccessFault"]
        [::core::mem::offset_of!(_HsaEventData__bindgen_ty_1, MemoryAccessFault) - 0usize];
    ["Offset of field: _HsaEventData__bindgen_ty_1::HwException"]
        [::core::mem::offset_of!(_HsaEventData__bindgen_ty_1, HwException) - 0usize];
};
impl Default for _HsaEventData__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaEventData"][::core::mem::size_of::<_HsaEventData>() - 44usize];
    ["Alignment of _HsaEventData"][::core::mem::align_of::<_HsaEventData>() - 4usize];
    ["Offset of field: _HsaEventData::EventType"][::core::mem::offset_of!(_HsaEventData, EventType) - 0usize];
    ["Offset of field: _HsaEventData::EventData"][::core::mem::offset_of!(_HsaEventData, EventData) - 4usize];
    ["Offset of field: _HsaEventData::HWData1"][::core::mem::offset_of!(_HsaEventData, HWData1) - 24usize];
    ["Offset of field: _HsaEventData::HWData2"][::core::mem::offset_of!(_HsaEventData, HWData2) - 32usize];
    ["Offset of field: _HsaEventData::HWData3"][::core::mem::offset_of!(_HsaEventData, HWData3) - 40usize];
};
impl Default for _HsaEventData {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaEventData = _HsaEventData;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaEventDescriptor {
    pub EventType: HSA_EVENTTYPE,
    pub NodeId: HSAuint32,
    pub SyncVar: HsaSyncVar,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaEventDescriptor"][::core::mem::size_of::<_HsaEventDescriptor>() - 24usize];
    ["Alignment of _HsaEventDescriptor"][::core::mem::align_of::<_HsaEventDescriptor>() - 4usize];
    ["Offset of field: _HsaEventDescriptor::EventType"]
        [::core::mem::offset_of!(_HsaEventDescriptor, EventType) - 0usize];
    ["Offset of field: _HsaEventDescriptor::NodeId"][::core::mem::offset_of!(_HsaEventDescriptor, NodeId) - 4usize];
    ["Offset of field: _HsaEventDescriptor::SyncVar"][::core::mem::offset_of!(_HsaEventDescriptor, SyncVar) - 8usize];
};
impl Default for _HsaEventDescriptor {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaEventDescriptor = _HsaEventDescriptor;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaEvent {
    pub EventId: HSA_EVENTID,
    pub EventData: HsaEventData,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaEvent"][::core::mem::size_of::<_HsaEvent>() - 48usize];
    ["Alignment of _HsaEvent"][::core::mem::align_of::<_HsaEvent>() - 4usize];
    ["Offset of field: _HsaEvent::EventId"][::core::mem::offset_of!(_HsaEvent, EventId) - 0usize];
    ["Offset of field: _HsaEvent::EventData"][::core::mem::offset_of!(_HsaEvent, EventData) - 4usize];
};
impl Default for _HsaEvent {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaEvent = _HsaEvent;
pub const HSA_EVENTTIMEOUT_IMMEDIATE: _HsaEventTimeout = 0;
pub const HSA_EVENTTIMEOUT_INFINITE: _HsaEventTimeout = 4294967295;
pub type _HsaEventTimeout = libc::c_uint;
pub use self::_HsaEventTimeout as HsaEventTimeOut;
#[repr(C, packed(4))]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaClockCounters {
    pub GPUClockCounter: HSAuint64,
    pub CPUClockCounter: HSAuint64,
    pub SystemClockCounter: HSAuint64,
    pub SystemClockFrequencyHz: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaClockCounters"][::core::mem::size_of::<_HsaClockCounters>() - 32usize];
    ["Alignment of _HsaClockCounters"][::core::mem::align_of::<_HsaClockCounters>() - 4usize];
    ["Offset of field: _HsaClockCounters::GPUClockCounter"]
        [::core::mem::offset_of!(_HsaClockCounters, GPUClockCounter) - 0usize];
    ["Offset of field: _HsaClockCounters::CPUClockCounter"]
        [::core::mem::offset_of!(_HsaClockCounters, CPUClockCounter) - 8usize];
    ["Offset of field: _HsaClockCounters::SystemClockCounter"]
        [::core::mem::offset_of!(_HsaClockCounters, SystemClockCounter) - 16usize];
    ["Offset of field: _HsaClockCounters::SystemClockFrequencyHz"]
        [::core::mem::offset_of!(_HsaClockCounters, SystemClockFrequencyHz) - 24usize];
};
pub type HsaClockCounters = _HsaClockCounters;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HSA_UUID {
    pub Data1: HSAuint32,
    pub Data2: HSAuint16,
    pub Data3: HSAuint16,
    pub Data4: [HSAuint8; 8usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HSA_UUID"][::core::mem::size_of::<_HSA_UUID>() - 16usize];
    ["Alignment of _HSA_UUID"][::core::mem::align_of::<_HSA_UUID>() - 4usize];
    ["Offset of field: _HSA_UUID::Data1"][::core::mem::offset_of!(_HSA_UUID, Data1) - 0usize];
    ["Offset of field: _HSA_UUID::Data2"][::core::mem::offset_of!(_HSA_UUID, Data2) - 4usize];
    ["Offset of field: _HSA_UUID::Data3"][::core::mem::offset_of!(_HSA_UUID, Data3) - 6usize];
    ["Offset of field: _HSA_UUID::Data4"][::core::mem::offset_of!(_HSA_UUID, Data4) - 8usize];
};
pub type HSA_UUID = _HSA_UUID;
pub const HSA_PROFILE_TYPE_PRIVILEGED_IMMEDIATE: _HSA_PROFILE_TYPE = 0;
pub const HSA_PROFILE_TYPE_PRIVILEGED_STREAMING: _HSA_PROFILE_TYPE = 1;
pub const HSA_PROFILE_TYPE_NONPRIV_IMMEDIATE: _HSA_PROFILE_TYPE = 2;
pub const HSA_PROFILE_TYPE_NONPRIV_STREAMING: _HSA_PROFILE_TYPE = 3;
pub const HSA_PROFILE_TYPE_NUM: _HSA_PROFILE_TYPE = 4;
pub const HSA_PROFILE_TYPE_SIZE: _HSA_PROFILE_TYPE = 4294967295;
pub type _HSA_PROFILE_TYPE = libc::c_uint;
pub use self::_HSA_PROFILE_TYPE as HSA_PROFILE_TYPE;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaCounterFlags {
    pub __bindgen_anon_1: _HsaCounterFlags__bindgen_ty_1,
}
#[repr(C)]
#[derive(Copy, Clone)]
pub union _HsaCounterFlags__bindgen_ty_1 {
    pub ui32: _HsaCounterFlags__bindgen_ty_1__bindgen_ty_1,
    pub Value: HSAuint32,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaCounterFlags__bindgen_ty_1__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 4usize]>,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounterFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::size_of::<_HsaCounterFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaCounterFlags__bindgen_ty_1__bindgen_ty_1"]
        [::core::mem::align_of::<_HsaCounterFlags__bindgen_ty_1__bindgen_ty_1>() - 4usize];
};
impl _HsaCounterFlags__bindgen_ty_1__bindgen_ty_1 {
    #[inline]
    pub fn Global(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Global(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Global_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Global_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Resettable(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(1usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Resettable(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(1usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Resettable_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                1usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Resettable_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                1usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn ReadOnly(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(2usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_ReadOnly(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(2usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn ReadOnly_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                2usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_ReadOnly_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                2usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Stream(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(3usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_Stream(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(3usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Stream_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                3usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Stream_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                3usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn Reserved(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(4usize, 28u8) as u32) }
    }
    #[inline]
    pub fn set_Reserved(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(4usize, 28u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn Reserved_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 4usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                4usize,
                28u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_Reserved_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 4usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                4usize,
                28u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(
        Global: libc::c_uint,
        Resettable: libc::c_uint,
        ReadOnly: libc::c_uint,
        Stream: libc::c_uint,
        Reserved: libc::c_uint,
    ) -> __BindgenBitfieldUnit<[u8; 4usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 4usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let Global: u32 = unsafe { ::core::mem::transmute(Global) };
            Global as u64
        });
        __bindgen_bitfield_unit.set(1usize, 1u8, {
            let Resettable: u32 = unsafe { ::core::mem::transmute(Resettable) };
            Resettable as u64
        });
        __bindgen_bitfield_unit.set(2usize, 1u8, {
            let ReadOnly: u32 = unsafe { ::core::mem::transmute(ReadOnly) };
            ReadOnly as u64
        });
        __bindgen_bitfield_unit.set(3usize, 1u8, {
            let Stream: u32 = unsafe { ::core::mem::transmute(Stream) };
            Stream as u64
        });
        __bindgen_bitfield_unit.set(4usize, 28u8, {
            let Reserved: u32 = unsafe { ::core::mem::transmute(Reserved) };
            Reserved as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounterFlags__bindgen_ty_1"][::core::mem::size_of::<_HsaCounterFlags__bindgen_ty_1>() - 4usize];
    ["Alignment of _HsaCounterFlags__bindgen_ty_1"][::core::mem::align_of::<_HsaCounterFlags__bindgen_ty_1>() - 4usize];
    ["Offset of field: _HsaCounterFlags__bindgen_ty_1::ui32"]
        [::core::mem::offset_of!(_HsaCounterFlags__bindgen_ty_1, ui32) - 0usize];
    ["Offset of field: _HsaCounterFlags__bindgen_ty_1::Value"]
        [::core::mem::offset_of!(_HsaCounterFlags__bindgen_ty_1, Value) - 0usize];
};
impl Default for _HsaCounterFlags__bindgen_ty_1 {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounterFlags"][::core::mem::size_of::<_HsaCounterFlags>() - 4usize];
    ["Alignment of _HsaCounterFlags"][::core::mem::align_of::<_HsaCounterFlags>() - 4usize];
};
impl Default for _HsaCounterFlags {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCounterFlags = _HsaCounterFlags;
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaCounter {
    pub Type: HSA_PROFILE_TYPE,
    pub CounterId: HSAuint64,
    pub CounterSizeInBits: HSAuint32,
    pub CounterMask: HSAuint64,
    pub Flags: HsaCounterFlags,
    pub BlockIndex: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounter"][::core::mem::size_of::<_HsaCounter>() - 32usize];
    ["Alignment of _HsaCounter"][::core::mem::align_of::<_HsaCounter>() - 4usize];
    ["Offset of field: _HsaCounter::Type"][::core::mem::offset_of!(_HsaCounter, Type) - 0usize];
    ["Offset of field: _HsaCounter::CounterId"][::core::mem::offset_of!(_HsaCounter, CounterId) - 4usize];
    ["Offset of field: _HsaCounter::CounterSizeInBits"]
        [::core::mem::offset_of!(_HsaCounter, CounterSizeInBits) - 12usize];
    ["Offset of field: _HsaCounter::CounterMask"][::core::mem::offset_of!(_HsaCounter, CounterMask) - 16usize];
    ["Offset of field: _HsaCounter::Flags"][::core::mem::offset_of!(_HsaCounter, Flags) - 24usize];
    ["Offset of field: _HsaCounter::BlockIndex"][::core::mem::offset_of!(_HsaCounter, BlockIndex) - 28usize];
};
impl Default for _HsaCounter {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCounter = _HsaCounter;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaCounterBlockProperties {
    pub BlockId: HSA_UUID,
    pub NumCounters: HSAuint32,
    pub NumConcurrent: HSAuint32,
    pub Counters: [HsaCounter; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounterBlockProperties"][::core::mem::size_of::<_HsaCounterBlockProperties>() - 56usize];
    ["Alignment of _HsaCounterBlockProperties"][::core::mem::align_of::<_HsaCounterBlockProperties>() - 4usize];
    ["Offset of field: _HsaCounterBlockProperties::BlockId"]
        [::core::mem::offset_of!(_HsaCounterBlockProperties, BlockId) - 0usize];
    ["Offset of field: _HsaCounterBlockProperties::NumCounters"]
        [::core::mem::offset_of!(_HsaCounterBlockProperties, NumCounters) - 16usize];
    ["Offset of field: _HsaCounterBlockProperties::NumConcurrent"]
        [::core::mem::offset_of!(_HsaCounterBlockProperties, NumConcurrent) - 20usize];
    ["Offset of field: _HsaCounterBlockProperties::Counters"]
        [::core::mem::offset_of!(_HsaCounterBlockProperties, Counters) - 24usize];
};
impl Default for _HsaCounterBlockProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCounterBlockProperties = _HsaCounterBlockProperties;
#[repr(C)]
#[derive(Copy, Clone)]
pub struct _HsaCounterProperties {
    pub NumBlocks: HSAuint32,
    pub NumConcurrent: HSAuint32,
    pub Blocks: [HsaCounterBlockProperties; 1usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaCounterProperties"][::core::mem::size_of::<_HsaCounterProperties>() - 64usize];
    ["Alignment of _HsaCounterProperties"][::core::mem::align_of::<_HsaCounterProperties>() - 4usize];
    ["Offset of field: _HsaCounterProperties::NumBlocks"]
        [::core::mem::offset_of!(_HsaCounterProperties, NumBlocks) - 0usize];
    ["Offset of field: _HsaCounterProperties::NumConcurrent"]
        [::core::mem::offset_of!(_HsaCounterProperties, NumConcurrent) - 4usize];
    ["Offset of field: _HsaCounterProperties::Blocks"][::core::mem::offset_of!(_HsaCounterProperties, Blocks) - 8usize];
};
impl Default for _HsaCounterProperties {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaCounterProperties = _HsaCounterProperties;
pub type HSATraceId = HSAuint64;
#[repr(C, packed(4))]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HsaPmcTraceRoot {
    pub TraceBufferMinSizeBytes: HSAuint64,
    pub NumberOfPasses: HSAuint32,
    pub TraceId: HSATraceId,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaPmcTraceRoot"][::core::mem::size_of::<_HsaPmcTraceRoot>() - 20usize];
    ["Alignment of _HsaPmcTraceRoot"][::core::mem::align_of::<_HsaPmcTraceRoot>() - 4usize];
    ["Offset of field: _HsaPmcTraceRoot::TraceBufferMinSizeBytes"]
        [::core::mem::offset_of!(_HsaPmcTraceRoot, TraceBufferMinSizeBytes) - 0usize];
    ["Offset of field: _HsaPmcTraceRoot::NumberOfPasses"]
        [::core::mem::offset_of!(_HsaPmcTraceRoot, NumberOfPasses) - 8usize];
    ["Offset of field: _HsaPmcTraceRoot::TraceId"][::core::mem::offset_of!(_HsaPmcTraceRoot, TraceId) - 12usize];
};
pub type HsaPmcTraceRoot = _HsaPmcTraceRoot;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaGpuTileConfig {
    pub TileConfig: *mut HSAuint32,
    pub MacroTileConfig: *mut HSAuint32,
    pub NumTileConfigs: HSAuint32,
    pub NumMacroTileConfigs: HSAuint32,
    pub GbAddrConfig: HSAuint32,
    pub NumBanks: HSAuint32,
    pub NumRanks: HSAuint32,
    pub Reserved: [HSAuint32; 7usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaGpuTileConfig"][::core::mem::size_of::<_HsaGpuTileConfig>() - 64usize];
    ["Alignment of _HsaGpuTileConfig"][::core::mem::align_of::<_HsaGpuTileConfig>() - 4usize];
    ["Offset of field: _HsaGpuTileConfig::TileConfig"][::core::mem::offset_of!(_HsaGpuTileConfig, TileConfig) - 0usize];
    ["Offset of field: _HsaGpuTileConfig::MacroTileConfig"]
        [::core::mem::offset_of!(_HsaGpuTileConfig, MacroTileConfig) - 8usize];
    ["Offset of field: _HsaGpuTileConfig::NumTileConfigs"]
        [::core::mem::offset_of!(_HsaGpuTileConfig, NumTileConfigs) - 16usize];
    ["Offset of field: _HsaGpuTileConfig::NumMacroTileConfigs"]
        [::core::mem::offset_of!(_HsaGpuTileConfig, NumMacroTileConfigs) - 20usize];
    ["Offset of field: _HsaGpuTileConfig::GbAddrConfig"]
        [::core::mem::offset_of!(_HsaGpuTileConfig, GbAddrConfig) - 24usize];
    ["Offset of field: _HsaGpuTileConfig::NumBanks"][::core::mem::offset_of!(_HsaGpuTileConfig, NumBanks) - 28usize];
    ["Offset of field: _HsaGpuTileConfig::NumRanks"][::core::mem::offset_of!(_HsaGpuTileConfig, NumRanks) - 32usize];
    ["Offset of field: _HsaGpuTileConfig::Reserved"][::core::mem::offset_of!(_HsaGpuTileConfig, Reserved) - 36usize];
};
impl Default for _HsaGpuTileConfig {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaGpuTileConfig = _HsaGpuTileConfig;
pub const HSA_POINTER_UNKNOWN: _HSA_POINTER_TYPE = 0;
pub const HSA_POINTER_ALLOCATED: _HSA_POINTER_TYPE = 1;
pub const HSA_POINTER_REGISTERED_USER: _HSA_POINTER_TYPE = 2;
pub const HSA_POINTER_REGISTERED_GRAPHICS: _HSA_POINTER_TYPE = 3;
pub const HSA_POINTER_REGISTERED_SHARED: _HSA_POINTER_TYPE = 4;
pub const HSA_POINTER_RESERVED_ADDR: _HSA_POINTER_TYPE = 5;
pub type _HSA_POINTER_TYPE = libc::c_uint;
pub use self::_HSA_POINTER_TYPE as HSA_POINTER_TYPE;
#[repr(C, packed(4))]
#[derive(Copy, Clone)]
pub struct _HsaPointerInfo {
    pub Type: HSA_POINTER_TYPE,
    pub Node: HSAuint32,
    pub MemFlags: HsaMemFlags,
    pub CPUAddress: *mut libc::c_void,
    pub GPUAddress: HSAuint64,
    pub SizeInBytes: HSAuint64,
    pub NRegisteredNodes: HSAuint32,
    pub NMappedNodes: HSAuint32,
    pub RegisteredNodes: *const HSAuint32,
    pub MappedNodes: *const HSAuint32,
    pub UserData: *mut libc::c_void,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaPointerInfo"][::core::mem::size_of::<_HsaPointerInfo>() - 68usize];
    ["Alignment of _HsaPointerInfo"][::core::mem::align_of::<_HsaPointerInfo>() - 4usize];
    ["Offset of field: _HsaPointerInfo::Type"][::core::mem::offset_of!(_HsaPointerInfo, Type) - 0usize];
    ["Offset of field: _HsaPointerInfo::Node"][::core::mem::offset_of!(_HsaPointerInfo, Node) - 4usize];
    ["Offset of field: _HsaPointerInfo::MemFlags"][::core::mem::offset_of!(_HsaPointerInfo, MemFlags) - 8usize];
    ["Offset of field: _HsaPointerInfo::CPUAddress"][::core::mem::offset_of!(_HsaPointerInfo, CPUAddress) - 12usize];
    ["Offset of field: _HsaPointerInfo::GPUAddress"][::core::mem::offset_of!(_HsaPointerInfo, GPUAddress) - 20usize];
    ["Offset of field: _HsaPointerInfo::SizeInBytes"][::core::mem::offset_of!(_HsaPointerInfo, SizeInBytes) - 28usize];
    ["Offset of field: _HsaPointerInfo::NRegisteredNodes"]
        [::core::mem::offset_of!(_HsaPointerInfo, NRegisteredNodes) - 36usize];
    ["Offset of field: _HsaPointerInfo::NMappedNodes"]
        [::core::mem::offset_of!(_HsaPointerInfo, NMappedNodes) - 40usize];
    ["Offset of field: _HsaPointerInfo::RegisteredNodes"]
        [::core::mem::offset_of!(_HsaPointerInfo, RegisteredNodes) - 44usize];
    ["Offset of field: _HsaPointerInfo::MappedNodes"][::core::mem::offset_of!(_HsaPointerInfo, MappedNodes) - 52usize];
    ["Offset of field: _HsaPointerInfo::UserData"][::core::mem::offset_of!(_HsaPointerInfo, UserData) - 60usize];
};
impl Default for _HsaPointerInfo {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaPointerInfo = _HsaPointerInfo;
pub type HsaSharedMemoryHandle = [HSAuint32; 8usize];
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaMemoryRange {
    pub MemoryAddress: *mut libc::c_void,
    pub SizeInBytes: HSAuint64,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaMemoryRange"][::core::mem::size_of::<_HsaMemoryRange>() - 16usize];
    ["Alignment of _HsaMemoryRange"][::core::mem::align_of::<_HsaMemoryRange>() - 4usize];
    ["Offset of field: _HsaMemoryRange::MemoryAddress"]
        [::core::mem::offset_of!(_HsaMemoryRange, MemoryAddress) - 0usize];
    ["Offset of field: _HsaMemoryRange::SizeInBytes"][::core::mem::offset_of!(_HsaMemoryRange, SizeInBytes) - 8usize];
};
impl Default for _HsaMemoryRange {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaMemoryRange = _HsaMemoryRange;
pub const HSA_SVM_FLAG_HOST_ACCESS: _HSA_SVM_FLAGS = 1;
pub const HSA_SVM_FLAG_COHERENT: _HSA_SVM_FLAGS = 2;
pub const HSA_SVM_FLAG_HIVE_LOCAL: _HSA_SVM_FLAGS = 4;
pub const HSA_SVM_FLAG_GPU_RO: _HSA_SVM_FLAGS = 8;
pub const HSA_SVM_FLAG_GPU_EXEC: _HSA_SVM_FLAGS = 16;
pub const HSA_SVM_FLAG_GPU_READ_MOSTLY: _HSA_SVM_FLAGS = 32;
pub const HSA_SVM_FLAG_GPU_ALWAYS_MAPPED: _HSA_SVM_FLAGS = 64;
pub const HSA_SVM_FLAG_EXT_COHERENT: _HSA_SVM_FLAGS = 128;
pub type _HSA_SVM_FLAGS = libc::c_uint;
pub use self::_HSA_SVM_FLAGS as HSA_SVM_FLAGS;
pub const HSA_SVM_ATTR_PREFERRED_LOC: _HSA_SVM_ATTR_TYPE = 0;
pub const HSA_SVM_ATTR_PREFETCH_LOC: _HSA_SVM_ATTR_TYPE = 1;
pub const HSA_SVM_ATTR_ACCESS: _HSA_SVM_ATTR_TYPE = 2;
pub const HSA_SVM_ATTR_ACCESS_IN_PLACE: _HSA_SVM_ATTR_TYPE = 3;
pub const HSA_SVM_ATTR_NO_ACCESS: _HSA_SVM_ATTR_TYPE = 4;
pub const HSA_SVM_ATTR_SET_FLAGS: _HSA_SVM_ATTR_TYPE = 5;
pub const HSA_SVM_ATTR_CLR_FLAGS: _HSA_SVM_ATTR_TYPE = 6;
pub const HSA_SVM_ATTR_GRANULARITY: _HSA_SVM_ATTR_TYPE = 7;
pub type _HSA_SVM_ATTR_TYPE = libc::c_uint;
pub use self::_HSA_SVM_ATTR_TYPE as HSA_SVM_ATTR_TYPE;
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct _HSA_SVM_ATTRIBUTE {
    pub type_: HSAuint32,
    pub value: HSAuint32,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HSA_SVM_ATTRIBUTE"][::core::mem::size_of::<_HSA_SVM_ATTRIBUTE>() - 8usize];
    ["Alignment of _HSA_SVM_ATTRIBUTE"][::core::mem::align_of::<_HSA_SVM_ATTRIBUTE>() - 4usize];
    ["Offset of field: _HSA_SVM_ATTRIBUTE::type_"][::core::mem::offset_of!(_HSA_SVM_ATTRIBUTE, type_) - 0usize];
    ["Offset of field: _HSA_SVM_ATTRIBUTE::value"][::core::mem::offset_of!(_HSA_SVM_ATTRIBUTE, value) - 4usize];
};
pub type HSA_SVM_ATTRIBUTE = _HSA_SVM_ATTRIBUTE;
pub const HSA_SMI_EVENT_NONE: _HSA_SMI_EVENT = 0;
pub const HSA_SMI_EVENT_VMFAULT: _HSA_SMI_EVENT = 1;
pub const HSA_SMI_EVENT_THERMAL_THROTTLE: _HSA_SMI_EVENT = 2;
pub const HSA_SMI_EVENT_GPU_PRE_RESET: _HSA_SMI_EVENT = 3;
pub const HSA_SMI_EVENT_GPU_POST_RESET: _HSA_SMI_EVENT = 4;
pub const HSA_SMI_EVENT_MIGRATE_START: _HSA_SMI_EVENT = 5;
pub const HSA_SMI_EVENT_MIGRATE_END: _HSA_SMI_EVENT = 6;
pub const HSA_SMI_EVENT_PAGE_FAULT_START: _HSA_SMI_EVENT = 7;
pub const HSA_SMI_EVENT_PAGE_FAULT_END: _HSA_SMI_EVENT = 8;
pub const HSA_SMI_EVENT_QUEUE_EVICTION: _HSA_SMI_EVENT = 9;
pub const HSA_SMI_EVENT_QUEUE_RESTORE: _HSA_SMI_EVENT = 10;
pub const HSA_SMI_EVENT_UNMAP_FROM_GPU: _HSA_SMI_EVENT = 11;
pub const HSA_SMI_EVENT_INDEX_MAX: _HSA_SMI_EVENT = 12;
pub const HSA_SMI_EVENT_ALL_PROCESS: _HSA_SMI_EVENT = 64;
pub type _HSA_SMI_EVENT = libc::c_uint;
pub use self::_HSA_SMI_EVENT as HSA_EVENT_TYPE;
pub const HSA_MIGRATE_TRIGGER_PREFETCH: _HSA_MIGRATE_TRIGGERS = 0;
pub const HSA_MIGRATE_TRIGGER_PAGEFAULT_GPU: _HSA_MIGRATE_TRIGGERS = 1;
pub const HSA_MIGRATE_TRIGGER_PAGEFAULT_CPU: _HSA_MIGRATE_TRIGGERS = 2;
pub const HSA_MIGRATE_TRIGGER_TTM_EVICTION: _HSA_MIGRATE_TRIGGERS = 3;
pub type _HSA_MIGRATE_TRIGGERS = libc::c_uint;
pub use self::_HSA_MIGRATE_TRIGGERS as HSA_MIGRATE_TRIGGERS;
pub const HSA_QUEUE_EVICTION_TRIGGER_SVM: _HSA_QUEUE_EVICTION_TRIGGERS = 0;
pub const HSA_QUEUE_EVICTION_TRIGGER_USERPTR: _HSA_QUEUE_EVICTION_TRIGGERS = 1;
pub const HSA_QUEUE_EVICTION_TRIGGER_TTM: _HSA_QUEUE_EVICTION_TRIGGERS = 2;
pub const HSA_QUEUE_EVICTION_TRIGGER_SUSPEND: _HSA_QUEUE_EVICTION_TRIGGERS = 3;
pub const HSA_QUEUE_EVICTION_CRIU_CHECKPOINT: _HSA_QUEUE_EVICTION_TRIGGERS = 4;
pub const HSA_QUEUE_EVICTION_CRIU_RESTORE: _HSA_QUEUE_EVICTION_TRIGGERS = 5;
pub type _HSA_QUEUE_EVICTION_TRIGGERS = libc::c_uint;
pub use self::_HSA_QUEUE_EVICTION_TRIGGERS as HSA_QUEUE_EVICTION_TRIGGERS;
pub const HSA_SVM_UNMAP_TRIGGER_MMU_NOTIFY: _HSA_SVM_UNMAP_TRIGGERS = 0;
pub const HSA_SVM_UNMAP_TRIGGER_MMU_NOTIFY_MIGRATE: _HSA_SVM_UNMAP_TRIGGERS = 1;
pub const HSA_SVM_UNMAP_TRIGGER_UNMAP_FROM_CPU: _HSA_SVM_UNMAP_TRIGGERS = 2;
pub type _HSA_SVM_UNMAP_TRIGGERS = libc::c_uint;
pub use self::_HSA_SVM_UNMAP_TRIGGERS as HSA_SVM_UNMAP_TRIGGERS;
pub type HsaAMDGPUDeviceHandle = *mut libc::c_void;
pub type HsaPcSamplingTraceId = HSAuint32;
pub const HSA_PC_SAMPLING_METHOD_KIND_HOSTTRAP_V1: _HSA_PC_SAMPLING_METHOD_KIND = 1;
pub const HSA_PC_SAMPLING_METHOD_KIND_STOCHASTIC_V1: _HSA_PC_SAMPLING_METHOD_KIND = 2;
pub type _HSA_PC_SAMPLING_METHOD_KIND = libc::c_uint;
pub use self::_HSA_PC_SAMPLING_METHOD_KIND as HSA_PC_SAMPLING_METHOD_KIND;
pub const HSA_PC_SAMPLING_UNIT_INTERVAL_MICROSECONDS: _HSA_PC_SAMPLING_UNITS = 0;
pub const HSA_PC_SAMPLING_UNIT_INTERVAL_CYCLES: _HSA_PC_SAMPLING_UNITS = 1;
pub const HSA_PC_SAMPLING_UNIT_INTERVAL_INSTRUCTIONS: _HSA_PC_SAMPLING_UNITS = 2;
pub type _HSA_PC_SAMPLING_UNITS = libc::c_uint;
pub use self::_HSA_PC_SAMPLING_UNITS as HSA_PC_SAMPLING_UNIT_INTERVAL;
#[repr(C, packed(4))]
#[derive(Debug, Copy, Clone)]
pub struct _HsaPcSamplingInfo {
    pub value: HSAuint64,
    pub value_min: HSAuint64,
    pub value_max: HSAuint64,
    pub flags: HSAuint64,
    pub method: HSA_PC_SAMPLING_METHOD_KIND,
    pub units: HSA_PC_SAMPLING_UNIT_INTERVAL,
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of _HsaPcSamplingInfo"][::core::mem::size_of::<_HsaPcSamplingInfo>() - 40usize];
    ["Alignment of _HsaPcSamplingInfo"][::core::mem::align_of::<_HsaPcSamplingInfo>() - 4usize];
    ["Offset of field: _HsaPcSamplingInfo::value"][::core::mem::offset_of!(_HsaPcSamplingInfo, value) - 0usize];
    ["Offset of field: _HsaPcSamplingInfo::value_min"][::core::mem::offset_of!(_HsaPcSamplingInfo, value_min) - 8usize];
    ["Offset of field: _HsaPcSamplingInfo::value_max"]
        [::core::mem::offset_of!(_HsaPcSamplingInfo, value_max) - 16usize];
    ["Offset of field: _HsaPcSamplingInfo::flags"][::core::mem::offset_of!(_HsaPcSamplingInfo, flags) - 24usize];
    ["Offset of field: _HsaPcSamplingInfo::method"][::core::mem::offset_of!(_HsaPcSamplingInfo, method) - 32usize];
    ["Offset of field: _HsaPcSamplingInfo::units"][::core::mem::offset_of!(_HsaPcSamplingInfo, units) - 36usize];
};
impl Default for _HsaPcSamplingInfo {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
pub type HsaPcSamplingInfo = _HsaPcSamplingInfo;
#[repr(C)]
#[derive(Copy, Clone)]
pub union HSA_REGISTER_MEM_FLAGS {
    pub Value: HSAuint32,
    pub ui32: HSA_REGISTER_MEM_FLAGS__bindgen_ty_1,
}
#[repr(C)]
#[derive(Debug, Default, Copy, Clone)]
pub struct HSA_REGISTER_MEM_FLAGS__bindgen_ty_1 {
    pub _bitfield_align_1: [u32; 0],
    pub _bitfield_1: __BindgenBitfieldUnit<[u8; 1usize]>,
    pub __bindgen_padding_0: [u8; 3usize],
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_REGISTER_MEM_FLAGS__bindgen_ty_1"]
        [::core::mem::size_of::<HSA_REGISTER_MEM_FLAGS__bindgen_ty_1>() - 4usize];
    ["Alignment of HSA_REGISTER_MEM_FLAGS__bindgen_ty_1"]
        [::core::mem::align_of::<HSA_REGISTER_MEM_FLAGS__bindgen_ty_1>() - 4usize];
};
impl HSA_REGISTER_MEM_FLAGS__bindgen_ty_1 {
    #[inline]
    pub fn requiresVAddr(&self) -> libc::c_uint {
        unsafe { ::core::mem::transmute(self._bitfield_1.get(0usize, 1u8) as u32) }
    }
    #[inline]
    pub fn set_requiresVAddr(&mut self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            self._bitfield_1.set(0usize, 1u8, val as u64)
        }
    }
    #[inline]
    pub unsafe fn requiresVAddr_raw(this: *const Self) -> libc::c_uint {
        unsafe {
            ::core::mem::transmute(<__BindgenBitfieldUnit<[u8; 1usize]>>::raw_get(
                ::core::ptr::addr_of!((*this)._bitfield_1),
                0usize,
                1u8,
            ) as u32)
        }
    }
    #[inline]
    pub unsafe fn set_requiresVAddr_raw(this: *mut Self, val: libc::c_uint) {
        unsafe {
            let val: u32 = ::core::mem::transmute(val);
            <__BindgenBitfieldUnit<[u8; 1usize]>>::raw_set(
                ::core::ptr::addr_of_mut!((*this)._bitfield_1),
                0usize,
                1u8,
                val as u64,
            )
        }
    }
    #[inline]
    pub fn new_bitfield_1(requiresVAddr: libc::c_uint) -> __BindgenBitfieldUnit<[u8; 1usize]> {
        let mut __bindgen_bitfield_unit: __BindgenBitfieldUnit<[u8; 1usize]> = Default::default();
        __bindgen_bitfield_unit.set(0usize, 1u8, {
            let requiresVAddr: u32 = unsafe { ::core::mem::transmute(requiresVAddr) };
            requiresVAddr as u64
        });
        __bindgen_bitfield_unit
    }
}
#[allow(clippy::unnecessary_operation, clippy::identity_op)]
const _: () = {
    ["Size of HSA_REGISTER_MEM_FLAGS"][::core::mem::size_of::<HSA_REGISTER_MEM_FLAGS>() - 4usize];
    ["Alignment of HSA_REGISTER_MEM_FLAGS"][::core::mem::align_of::<HSA_REGISTER_MEM_FLAGS>() - 4usize];
    ["Offset of field: HSA_REGISTER_MEM_FLAGS::Value"][::core::mem::offset_of!(HSA_REGISTER_MEM_FLAGS, Value) - 0usize];
    ["Offset of field: HSA_REGISTER_MEM_FLAGS::ui32"][::core::mem::offset_of!(HSA_REGISTER_MEM_FLAGS, ui32) - 0usize];
};
impl Default for HSA_REGISTER_MEM_FLAGS {
    fn default() -> Self {
        let mut s = ::core::mem::MaybeUninit::<Self>::uninit();
        unsafe {
            ::core::ptr::write_bytes(s.as_mut_ptr(), 0, 1);
            s.assume_init()
        }
    }
}
